import { permissionWords as words } from '../../words/later-words.ts';
import { browserFamily } from './browser-family.ts';

/** Where this very browser keeps the permission. A page can neither open that place nor press there. */
export function PermissionHelp() {
  const family = browserFamily(navigator.userAgent, navigator.maxTouchPoints);
  return (
    <div class="permission-help" data-family={family}>
      <p class="hidden" id="permission-help">
        {words.title}
      </p>
      <ol aria-labelledby="permission-help">
        {words.steps[family].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}
