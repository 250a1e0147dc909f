import type { LaterWords } from '../later-words.ts';
import { inPanels } from './panels.ts';
import { inRoom } from './room.ts';

export const later: LaterWords = { ...inRoom, ...inPanels };
