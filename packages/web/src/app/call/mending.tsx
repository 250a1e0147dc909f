import { roomWords as words } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';

/** Over the last picture, while nothing gets through. */
export function Mending() {
  const online = useApp().online.value;
  return (
    <div class="mending">
      <p class="serif">
        {online ? words.reconnecting : words.offline}
        <span class="dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
      </p>
      <p>{online ? words.reconnectingAdvice : words.offlineAdvice}</p>
    </div>
  );
}
