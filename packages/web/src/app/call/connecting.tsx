import { words } from '../../words/words.ts';
import { Lights } from '../searching/lights.tsx';

export function Connecting() {
  return (
    <div class="scene">
      <Lights scene="together" />
      <h1>{words.call.connecting}</h1>
      <p class="scene-note">{words.call.connectingAdvice}</p>
    </div>
  );
}
