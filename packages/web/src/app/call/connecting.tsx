import { callWords } from '../../words/later-words.ts';
import { words } from '../../words/words.ts';
import { Lights } from '../searching/lights.tsx';

export function Connecting() {
  return (
    <div class="scene">
      <Lights scene="together" />
      <h1>{words.tab.someoneIsHere}</h1>
      <p class="scene-note">{callWords.connectingAdvice}</p>
    </div>
  );
}
