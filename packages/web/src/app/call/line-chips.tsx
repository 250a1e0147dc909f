import type { Meeting } from '@passerby/client';
import { roomWords as words } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { turnSwitch } from '../settings/switch-of.ts';
import { space } from '../space.ts';

type Talking = Extract<Meeting, { phase: 'talking' }>;

/** A poor line, and what can be done about it. */
export function LineChips({ meeting }: { meeting: Talking }) {
  const app = useApp();
  if (meeting.quality !== 'poor') return null;
  const sends = meeting.wish.mode === 'video' && app.devices.value.camera.state === 'on';
  const { saving } = app.preferences.value.switches;
  if (sends && !saving) {
    return (
      <button
        type="button"
        class="fact warn"
        data-quality="poor"
        onClick={() => turnSwitch(app, 'saving', true)}
      >
        {words.poor}
        {space}
        {words.sendLess}
      </button>
    );
  }
  return (
    <span class="fact warn" data-quality="poor">
      {words.poor}
      {sends && space + words.sendingLess}
    </span>
  );
}
