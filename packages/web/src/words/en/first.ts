import { devices } from './devices.ts';
import { endings } from './endings.ts';
import { filter } from './filter.ts';
import { lobby } from './lobby.ts';
import { site } from './site.ts';
import { tab } from './tab.ts';

/** What the lobby says: it comes with the page. */
export const first = { site, tab, lobby, devices, filter, endings };
