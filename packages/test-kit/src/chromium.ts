import { type BrowserContext, chromium } from 'playwright-core';
import { createProgram } from './namespace-program.ts';
import { countInPage } from './page-counts.ts';
import {
  type BrowserProcess,
  type Equipment,
  phoneViewport,
  type RequestMade,
  type Tab,
  viewport,
} from './tab.ts';

const stepTimeoutMs = 20_000;

const phone = {
  viewport: phoneViewport,
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  ignoreHTTPSErrors: true,
};

/** Starts Debian's Chromium with the devices that `equipment` asks for. */
export async function startChromium(equipment: Equipment): Promise<BrowserProcess> {
  const program = createProgram('chromium', equipment.namespace);
  const browser = await chromium.launch({
    executablePath: program.file,
    ...(equipment.putsPagesAside ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      // No sound card and no desktop here: local candidates must carry real addresses.
      '--disable-features=WebRtcHideLocalIpsWithMdns',
      ...deviceFlags(equipment),
      // The lab's server has an address that no authority would sign for.
      ...(equipment.namespace === undefined ? [] : ['--ignore-certificate-errors']),
    ],
  });
  return {
    async openTab({ permission, isPhone }, origin) {
      const context = await browser.newContext(isPhone ? phone : { viewport });
      context.setDefaultTimeout(stepTimeoutMs);
      await permit(context, permission, origin);
      return openTab(context);
    },
    async close() {
      await browser.close();
      program.remove();
    },
  };
}

function deviceFlags(equipment: Equipment): string[] {
  const { camera, microphone, film, cameras = 1, framesPerSecond = 10 } = equipment;
  const fake = '--use-fake-device-for-media-stream';
  const shown = film === undefined ? [] : [`--use-file-for-fake-video-capture=${film}`];
  if (camera && microphone)
    return [`${fake}=fps=${framesPerSecond},device-count=${cameras}`, ...shown];
  if (microphone) return [`${fake}=device-count=0`];
  if (!camera) return [];
  throw new Error('Chromium has no fake camera without a fake microphone: use Firefox');
}

// What is granted here is all that is granted. The wake lock is one that no browser asks about.
const permit = (context: BrowserContext, permission: Equipment['permission'], origin: string) =>
  context.grantPermissions(
    ['screen-wake-lock', ...(permission === 'granted' ? ['camera', 'microphone'] : [])],
    { origin },
  );

async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage();
  const requests: RequestMade[] = [];
  const uncaught: string[] = [];
  page.on('request', (request) => requests.push({ url: request.url() }));
  page.on('websocket', (socket) => requests.push({ url: socket.url() }));
  page.on('pageerror', (error) => uncaught.push(String(error)));
  return {
    requests,
    uncaught,
    beforeEveryPage: async (script) => void (await page.addInitScript(script)),
    goto: async (url) => void (await page.goto(url, { waitUntil: 'load' })),
    reload: async () => void (await page.reload({ waitUntil: 'load' })),
    evaluate: (script, given) =>
      // Playwright's own types cannot say that what goes in is what the function takes.
      page.evaluate(script as never, given) as never,
    click: (role, name) =>
      // A radio lies under its label, which takes the press for it.
      page.getByRole(role as never, { name, exact: true }).click({ force: role === 'radio' }),
    async drag(selector, to) {
      const box = await page.locator(selector).boundingBox();
      if (box === null) throw new Error(`nothing to drag: ${selector}`);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 5 });
      await page.mouse.up();
    },
    key: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.insertText(text),
    cookies: async () => (await context.cookies()).map(({ name }) => name),
    permit: (permission, origin) => permit(context, permission, origin),
    async slowDown(rate) {
      // Holds as long as this session does, which goes with the page.
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate });
    },
    async counts() {
      const session = await context.newCDPSession(page);
      const counts = await countInPage(session);
      await session.detach();
      return counts;
    },
    screenshot: async (file) => void (await page.screenshot({ path: file })),
    another: () => openTab(context),
    close: () => page.close({ runBeforeUnload: false }),
    isClosed: () => page.isClosed(),
    forget: () => context.close(),
  };
}
