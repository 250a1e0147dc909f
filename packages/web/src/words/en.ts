import { call } from './en/call.ts';
import { chat } from './en/chat.ts';
import { devices } from './en/devices.ts';
import { endings } from './en/endings.ts';
import { lobby } from './en/lobby.ts';
import { searching } from './en/searching.ts';
import { site } from './en/site.ts';

export const en = { site, lobby, devices, searching, call, chat, endings };
