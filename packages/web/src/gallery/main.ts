/**
 * The gallery for developers: every state of the page from fixtures. `?state=NAME&theme=dark` is one of
 * them (under `/de/` in German), without it all stand side by side. It is bundled by `npm run gallery` and is in no build.
 */
import { overview } from './overview.ts';
import { showState } from './show-state.ts';
import { speakAs } from './speak.ts';
import { type StateName, states } from './states.ts';

speakAs(document.documentElement.lang);
const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
const name = asked.get('state');
const root = document.getElementById('app');
if (theme === 'dark' || theme === 'light') document.documentElement.style.colorScheme = theme;

// Clocks that stand still: the same state is the same picture whenever it is looked at.
const now = performance.now();
performance.now = () => now;

const isState = (given: string | null): given is StateName => given !== null && given in states;

if (root !== null && isState(name)) {
  void showState(root, states[name]).then(() => {
    document.documentElement.dataset['shown'] = name;
  });
} else {
  document.body.replaceChildren(overview());
}
