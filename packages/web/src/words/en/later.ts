import { call } from './call.ts';
import { chat } from './chat.ts';
import { comparing } from './comparing.ts';
import { entrance } from './entrance.ts';
import { failures } from './failures.ts';
import { lack } from './lack.ts';
import { meetingEndings } from './meeting-endings.ts';
import { ownPicture } from './own-picture.ts';
import { permission } from './permission.ts';
import { record } from './record.ts';
import { reporting } from './reporting.ts';
import { room } from './room.ts';
import { searching } from './searching.ts';
import { settings } from './settings.ts';
import { veil } from './veil.ts';

/** What the room and the panels say: it comes with whichever of them is there first. */
export const later = {
  call,
  chat,
  comparing,
  entrance,
  failures,
  lack,
  meetingEndings,
  ownPicture,
  permission,
  record,
  reporting,
  room,
  searching,
  settings,
  veil,
};
