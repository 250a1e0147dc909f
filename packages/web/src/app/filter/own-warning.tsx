import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';

/** Over one's own picture, before anybody else sees it. */
export function OwnWarning() {
  if (useApp().filter.own.value.state !== 'warned') return null;
  return (
    <div class="note own-warning" role="alert" data-warning="own-picture">
      <p class="serif">{words.filter.ownTitle}</p>
      <p>
        {words.filter.ownAdvice} <a href="/guidelines/">{words.filter.ownRules}</a>
      </p>
    </div>
  );
}
