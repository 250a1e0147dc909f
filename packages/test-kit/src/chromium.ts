import { type BrowserContext, chromium } from 'playwright-core';
import {
  type BrowserProcess,
  type Equipment,
  type RequestMade,
  type Tab,
  viewport,
} from './tab.ts';

const stepTimeoutMs = 20_000;

/** Starts Debian's Chromium with the devices that `equipment` asks for. */
export async function startChromium(equipment: Equipment): Promise<BrowserProcess> {
  const browser = await chromium.launch({
    executablePath: Bun.which('chromium') ?? 'chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      // No sound card and no desktop here: local candidates must carry real addresses.
      '--disable-features=WebRtcHideLocalIpsWithMdns',
      ...deviceFlags(equipment),
    ],
  });
  return {
    async openTab({ permission }, origin) {
      const context = await browser.newContext({ viewport });
      context.setDefaultTimeout(stepTimeoutMs);
      await permit(context, permission, origin);
      return openTab(context);
    },
    close: () => browser.close(),
  };
}

/** Ten frames a second keep two cores free for several calls at once. */
function deviceFlags({ camera, microphone }: Equipment): string[] {
  const fake = '--use-fake-device-for-media-stream';
  if (camera && microphone) return [`${fake}=fps=10`];
  if (microphone) return [`${fake}=device-count=0`];
  if (!camera) return [];
  throw new Error('Chromium has no fake camera without a fake microphone: use Firefox');
}

// What is granted here is all that is granted: an empty list refuses everything.
const permit = (context: BrowserContext, permission: Equipment['permission'], origin: string) =>
  context.grantPermissions(permission === 'granted' ? ['camera', 'microphone'] : [], { origin });

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
    key: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.insertText(text),
    cookies: async () => (await context.cookies()).map(({ name }) => name),
    permit: (permission, origin) => permit(context, permission, origin),
    screenshot: async (file) => void (await page.screenshot({ path: file })),
    another: () => openTab(context),
    close: () => page.close({ runBeforeUnload: false }),
    isClosed: () => page.isClosed(),
    forget: () => context.close(),
  };
}
