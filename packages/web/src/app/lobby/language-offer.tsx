import { interfaceLanguages, lobbyPath, offeredLanguage } from '../../words/languages.ts';
import { useApp } from '../app-context.ts';

/** A link to the lobby in a language of this browser, in that language. It leads nobody by itself. */
export function LanguageOffer() {
  const app = useApp();
  const { interfaceLanguage } = app.preferences.value;
  const shown = document.documentElement.lang;
  const code = offeredLanguage(shown, interfaceLanguage, app.languages);
  if (code === undefined) return null;
  return (
    <p class="language-offer" lang={code} dir="auto">
      <a href={lobbyPath(code)} hreflang={code} data-interface-language={code}>
        {interfaceLanguages[code].offer}
      </a>
    </p>
  );
}
