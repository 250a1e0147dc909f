import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { expectToHear, expectToSee, meet } from './scene.ts';

/*
 * What is changed in the middle of a call, in Chromium: it alone has several fake cameras. The second and the third
 * have formats of depth sensors and webcams; the first and the fourth are like each other.
 */

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

async function inCall(cameras: number): Promise<{ ann: Person; ben: Person }> {
  const ann = await browsers.person('chromium', server.url, { cameras });
  const ben = await browsers.person('chromium', server.url);
  await Promise.all([ann.openWithDevices(), ben.openWithDevices()]);
  await meet(ann, ben);
  await expectToSee(ben);
  return { ann, ben };
}

/** Runs in the page: what goes out, and what was agreed on. */
async function readSending() {
  const connection = window.pageWatch.connections.findLast(
    ({ connectionState }) => connectionState === 'connected',
  );
  const [audio, video] = connection?.getSenders() ?? [];
  return {
    agreed: `${connection?.currentLocalDescription?.sdp}${connection?.currentRemoteDescription?.sdp}`,
    camera: video?.track?.getSettings().deviceId,
    echoCancellation: audio?.track?.getSettings().echoCancellation,
    maxBitrate: video?.getParameters().encodings[0]?.maxBitrate,
  };
}
const sending = (person: Person) => person.tab.evaluate(readSending, undefined);

/** Chooses in a list as a keyboard would: the value, and that it was changed. */
function choose(person: Person, name: string, place: number): Promise<string> {
  return person.tab.evaluate(
    ([label, option]) => {
      const list = [...document.querySelectorAll('dialog[open] select')].find((one) =>
        one.closest('label')?.textContent?.includes(label),
      ) as HTMLSelectElement | undefined;
      if (list === undefined) throw new Error(`no list called ${label}`);
      list.selectedIndex = option;
      list.dispatchEvent(new Event('change', { bubbles: true }));
      return list.value;
    },
    [name, place] as const,
  );
}

/** Moves a slider as a finger would. */
function slide(person: Person, name: string, value: number): Promise<void> {
  return person.tab.evaluate(
    ([label, wanted]) => {
      const slider = [...document.querySelectorAll('dialog[open] .volume')]
        .find((one) => one.textContent?.includes(label))
        ?.querySelector('input');
      if (slider === null || slider === undefined) throw new Error(`no slider called ${label}`);
      slider.value = String(wanted);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    },
    [name, value] as const,
  );
}

test('[E62] camera, quality, processing and gain change in mid-call with nothing negotiated', async () => {
  const { ann, ben } = await inCall(4);
  await expectToHear(ben);
  await ann.press('Settings');
  await ann.untilText('Your picture');
  const before = await sending(ann);

  const chosen = await choose(ann, 'Choose camera', 3);
  expect(chosen).not.toBe(before.camera ?? '');
  await eventually('the other camera is sent', async () => (await sending(ann)).camera === chosen);
  await expectToSee(ben);

  await ann.tab.click('switch', 'Send a small picture, for a slow line');
  await eventually(
    'the picture is bounded',
    async () => (await sending(ann)).maxBitrate === 250_000,
  );
  await eventually('ben gets a small picture', async () => {
    const { videoWidth } = await ben.reception();
    return videoWidth > 0 && videoWidth <= 480;
  });
  await ann.tab.click('switch', 'Send a small picture, for a slow line');
  await eventually('no bound', async () => (await sending(ann)).maxBitrate === undefined);

  await ann.tab.click('switch', 'Take out echo');
  await eventually('the echo stays in', async () => {
    return (await sending(ann)).echoCancellation === false;
  });
  await expectToHear(ben);

  await slide(ann, 'Loudness of your voice', 0);
  await eventually('ben hears nothing more', async () => {
    const { audioEnergy } = await ben.reception();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return (await ben.reception()).audioEnergy - audioEnergy < 1e-5;
  });
  await slide(ann, 'Loudness of your voice', 2);
  await expectToHear(ben);

  expect((await sending(ann)).agreed).toBe(before.agreed);
  // Remembered on the device, for the next visit.
  const kept = await ann.tab.evaluate(() => localStorage.getItem('passerby'), undefined);
  expect(JSON.parse(kept ?? '')).toMatchObject({
    camera: { deviceId: chosen },
    gain: 2,
    switches: { echoCancellation: false, saving: false },
  });
});

test('[E62] the stranger is heard from the speaker that was chosen, as loud as was chosen', async () => {
  const { ann } = await inCall(1);
  await ann.press('Settings');
  await ann.untilText('Their voice');
  const speaker = await choose(ann, 'Choose speaker', 1);
  expect(speaker).not.toBe('');
  await slide(ann, 'Volume of the stranger', 0.3);
  const heard = () =>
    ann.tab.evaluate(() => {
      const audio = document.querySelector<HTMLAudioElement>('[data-audio="stranger"]');
      return { sinkId: audio?.sinkId, volume: audio?.volume };
    }, undefined);
  await eventually('the speaker', async () => (await heard()).sinkId === speaker);
  await eventually('softer', async () => Math.abs(((await heard()).volume ?? 1) - 0.3) < 0.01);
  await ann.press('Play a sound');
  await ann.untilText('You should hear three notes now.');
  await ann.press('Close');
  await setListed(ann, speaker, false);
  await ann.untilText('That speaker cannot be used');
  await eventually('the system’s', async () => (await heard()).sinkId === '');
  await setListed(ann, speaker, true);
  await eventually('the chosen one again', async () => (await heard()).sinkId === speaker);
  expect(await ann.text()).not.toContain('That speaker cannot be used');
});

/** No fake speaker can be pulled out: the browser’s list is made to say so, and what follows is real. */
const setListed = (person: Person, deviceId: string, isListed: boolean) =>
  person.tab.evaluate(
    ([id, listed]) => {
      const { mediaDevices } = navigator;
      const { enumerateDevices } = MediaDevices.prototype;
      mediaDevices.enumerateDevices = async () => {
        const devices = await enumerateDevices.call(mediaDevices);
        return devices.filter((one) => listed || one.deviceId !== id);
      };
      mediaDevices.dispatchEvent(new Event('devicechange'));
    },
    [deviceId, isListed] as const,
  );

test('[E62] one’s own picture and the stranger’s are hidden from oneself alone', async () => {
  const { ann, ben } = await inCall(1);
  const videos = () =>
    ann.tab.evaluate(
      () =>
        [...document.querySelectorAll<HTMLElement>('video[data-video]')]
          .filter((video) => video.closest('.hidden') === null)
          .map((video) => `${video.dataset['video']} ${video.dataset['mirrored'] ?? ''}`.trim())
          .sort(),
      undefined,
    );
  expect(await videos()).toEqual(['self true', 'stranger']);
  await ann.press('Settings');
  await ann.tab.click('switch', 'Show me as in a mirror');
  expect(await videos()).toEqual(['self false', 'stranger']);
  await ann.tab.click('switch', 'Hide my own picture from me');
  await ann.tab.click('switch', 'Hide the stranger’s picture');
  await ann.untilText('You hide their picture');
  expect(await videos()).toEqual([]);
  await expectToSee(ben);
  await expectToHear(ann);
  await ann.press('Close');
  await ann.press('Show it');
  await eventually('the stranger again', async () => (await videos()).includes('stranger'));
});

test('[E62] a poor line is told, and a press sends less', async () => {
  const ann = await browsers.person('chromium', server.url);
  const ben = await browsers.person('chromium', server.url);
  // No line is poor on the loopback: what the browser counts is made worse, what follows is not.
  await ann.tab.beforeEveryPage(() => {
    let lost = 0;
    const { getStats } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.getStats = async function () {
      const stats = new Map<string, { type: string; packetsLost?: number }>();
      const counted = (await getStats.call(this)) as unknown as typeof stats;
      lost += 200;
      for (const [id, entry] of counted) {
        stats.set(id, entry.type === 'inbound-rtp' ? { ...entry, packetsLost: lost } : entry);
      }
      return stats as never;
    };
  });
  await Promise.all([ann.openWithDevices(), ben.openWithDevices()]);
  await meet(ann, ben);
  await ann.untilText('The line is poor');
  await ann.press('The line is poor. Send a smaller picture');
  await eventually('it sends less', async () => (await sending(ann)).maxBitrate === 250_000);
  await ann.untilText('A small picture goes out');
  expect(await ben.text()).not.toContain('The line is poor');
});

test('[E62] a phone turns to its other camera, which is no mirror', async () => {
  const ann = await browsers.person('chromium', server.url, { cameras: 4, isPhone: true });
  const ben = await browsers.person('chromium', server.url);
  await ann.tab.beforeEveryPage(() => {
    const asked: unknown[] = [];
    Object.defineProperty(window, 'facings', { value: asked });
    const { mediaDevices } = navigator;
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = (wish) => {
      if (typeof wish?.video === 'object') asked.push(wish.video.facingMode);
      return getUserMedia(wish);
    };
  });
  await Promise.all([ann.openWithDevices(), ben.openWithDevices()]);
  await meet(ann, ben);
  await expectToSee(ben);
  const { agreed } = await sending(ann);
  await ann.press('Settings');
  await ann.press('Turn to the other camera');
  const seen = () =>
    ann.tab.evaluate(
      () => ({
        facings: (window as unknown as { facings: unknown[] }).facings,
        mirrored: document.querySelector<HTMLElement>('[data-video="self"]')?.dataset['mirrored'],
      }),
      undefined,
    );
  await eventually('no mirror', async () => (await seen()).mirrored === 'false');
  expect((await seen()).facings).toEqual([{ ideal: 'user' }, { ideal: 'environment' }]);
  await expectToSee(ben);
  expect((await sending(ann)).agreed).toBe(agreed);
});

test('[E62] one’s own picture moves to the corner where it is let go, and by key', async () => {
  const { ann } = await inCall(1);
  const corner = () =>
    ann.tab.evaluate(() => document.querySelector('.self')?.getAttribute('data-corner'), undefined);
  expect(await corner()).toBe('end-end');
  await ann.tab.drag('.self', { x: 120, y: 150 });
  await eventually('the first corner', async () => (await corner()) === 'start-start');
  await ann.tab.evaluate(() => document.querySelector<HTMLElement>('.self')?.focus(), undefined);
  await ann.key('Enter');
  await eventually('the next corner', async () => (await corner()) === 'start-end');
});

/** The events alone are made: a fake camera cannot be pulled out. What follows is the browser's. */
const pullOut = (person: Person) =>
  person.tab.evaluate(() => {
    const connection = window.pageWatch.connections.findLast(
      ({ connectionState }) => connectionState === 'connected',
    );
    connection?.getSenders()[1]?.track?.dispatchEvent(new Event('ended'));
    // A browser tells of both almost at once.
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  }, undefined);

test('[E63] a camera that is lost gives way to another one, and the call is seen on', async () => {
  const { ann, ben } = await inCall(4);
  await ann.key('s');
  await ann.untilText('Your picture');
  const camera = await choose(ann, 'Choose camera', 3);
  await eventually('it is sent', async () => (await sending(ann)).camera === camera);
  await ann.key('Escape');
  await pullOut(ann);
  await ann.untilText('Now it is');
  const instead = await eventually('another camera', async () => {
    const now = (await sending(ann)).camera;
    return now !== camera && now;
  });
  expect(instead).not.toBe(camera);
  await expectToSee(ben);
});

test('[E63] where there is no other one both sides are told', async () => {
  const { ann, ben } = await inCall(1);
  await pullOut(ann);
  await ann.untilText('You are not seen');
  await ben.untilText('Their camera is off');
  await expectToHear(ben);
  await ann.press('Camera');
  await expectToSee(ben);
  expect(await ann.text()).not.toContain('You are not seen');
});
