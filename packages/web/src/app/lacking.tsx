import { lackWords } from '../words/later-words.ts';
import type { Lack } from './lack.ts';
import { Lights } from './searching/lights.tsx';

/** In the place of the lobby, where no call can be made. The other pages of the site work. */
export function Lacking({ lack }: { lack: Lack }) {
  const { title, advice } = lackWords[lack];
  return (
    <div class="scene" data-lack={lack} role="alert">
      <Lights scene="alone" />
      <h1>{title}</h1>
      <p class="scene-note">{advice}</p>
      <div class="actions">
        <a class="button" href="/how-it-works/" hreflang="en">
          {lackWords.howItWorks}
        </a>
      </div>
    </div>
  );
}
