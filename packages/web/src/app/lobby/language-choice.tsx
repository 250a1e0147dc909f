import { languageName } from '../../words/counts.ts';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { languageCodes } from './languages.ts';

const named = languageCodes
  .map((code) => ({ code, name: languageName(code) ?? code }))
  .sort((one, other) => one.name.localeCompare(other.name));

export function LanguageChoice() {
  const app = useApp();
  return (
    <label class="language">
      <span class="legend">{words.lobby.language}</span>
      <span class="select">
        <select
          value={app.wish().language}
          onChange={(event) => app.prefer({ language: event.currentTarget.value })}
        >
          <option value="">{words.lobby.anyLanguage}</option>
          {named.map(({ code, name }) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </span>
    </label>
  );
}
