import { ownPictureWords as words } from '../../words/later-words.ts';
import { space } from '../space.ts';

/** Over one's own picture, before anybody else sees it. */
export function OwnWarning() {
  return (
    <div class="note own-warning" role="alert" data-warning="own-picture">
      <p class="serif">{words.title}</p>
      <p>
        {words.advice}
        {space}
        <a href="/guidelines/" hreflang="en">
          {words.rules}
        </a>
      </p>
    </div>
  );
}
