import { type Browser, chromium, type Page } from 'playwright-core';
import { fieldPixels, type Shades, toShades } from './shades.ts';

export interface View {
  readonly width: number;
  readonly height: number;
  readonly theme: 'dark' | 'light';
  /** Touched, with no mouse that could lie over something. */
  readonly isPhone?: boolean;
  /** Somebody who likes things to move; nobody else's pages may. */
  readonly moves?: boolean;
  /** Somebody who lets no page run anything. */
  readonly withoutScripts?: boolean;
}

export interface SafeArea {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** Somebody who looks at pages that stand still, and writes down how bright they are where. */
export interface Viewer {
  open(url: string, until: string): Promise<void>;
  /** What is on the screen now. */
  shades(): Promise<Shades>;
  addStyle(css: string): Promise<void>;
  /** As with a system that has few colours and gives them to every page. */
  forceColours(forced: boolean): Promise<void>;
  addScript(code: string): Promise<void>;
  /** What the screen has at its edges that nothing may lie under, in CSS pixels. */
  setSafeArea(insets: SafeArea): Promise<void>;
  evaluate<R>(script: () => R | Promise<R>): Promise<R>;
  screenshot(file: string): Promise<void>;
  close(): Promise<void>;
}

export interface Viewers {
  viewer(view: View): Promise<Viewer>;
  close(): Promise<void>;
}

export async function startViewers(): Promise<Viewers> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    // Fixtures make sounds as soon as they are shown, without a press.
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
  });
  return { viewer: (view) => openViewer(browser, view), close: () => browser.close() };
}

/** An iPhone's: how it is to be allowed a camera takes the most words there. What draws is Chromium all the same. */
const phoneUserAgent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

async function openViewer(browser: Browser, view: View): Promise<Viewer> {
  const { width, height, theme, isPhone = false, moves = false, withoutScripts = false } = view;
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: moves ? 'no-preference' : 'reduce',
    isMobile: isPhone,
    hasTouch: isPhone,
    ...(isPhone && { userAgent: phoneUserAgent }),
    javaScriptEnabled: !withoutScripts,
  });
  const scale = await browser.newPage();
  return {
    async open(url, until) {
      // Not `load`: Chromium sometimes never gets there with a video of a script's own making.
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      await page.waitForSelector(until, { state: 'attached', timeout: 10_000 });
      // Where nothing runs, nothing can be waited for.
      if (withoutScripts) return;
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await stillness(page);
    },
    async shades() {
      const picture = await page.screenshot({ caret: 'hide' });
      const columns = Math.round(width / fieldPixels);
      const rows = Math.round(height / fieldPixels);
      const brightness = await scale.evaluate(readBrightness, {
        address: `data:image/png;base64,${picture.toString('base64')}`,
        columns,
        rows,
      });
      return toShades(brightness, columns);
    },
    forceColours: (forced) => page.emulateMedia({ forcedColors: forced ? 'active' : 'none' }),
    addStyle: (css) => page.evaluate(adoptStyle, css),
    // Not as a script of the page: its policy lets none in.
    addScript: async (code) => void (await page.evaluate(code)),
    async setSafeArea(insets) {
      const browser = await page.context().newCDPSession(page);
      await browser.send('Emulation.setSafeAreaInsetsOverride', { insets });
      await browser.detach();
    },
    evaluate: (script) => page.evaluate(script),
    screenshot: async (path) => void (await page.screenshot({ path })),
    async close() {
      await page.close();
      await scale.close();
    },
  };
}

/** Runs in a page, whose policy may let no sheet in that is written into it. */
function adoptStyle(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

/** Videos have their first picture, and what they change has been drawn. */
async function stillness(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('video')].every(
      ({ srcObject, readyState }) =>
        !(srcObject instanceof MediaStream) ||
        srcObject.getVideoTracks().length === 0 ||
        readyState >= 2,
    ),
  );
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 60)));
      }),
  );
}

/** Runs in a page: the mean brightness of each field. */
async function readBrightness(given: {
  readonly address: string;
  readonly columns: number;
  readonly rows: number;
}): Promise<number[]> {
  const image = new Image();
  image.src = given.address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('no canvas');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  const sums = new Array<number>(given.columns * given.rows).fill(0);
  const counts = new Array<number>(given.columns * given.rows).fill(0);
  for (let y = 0; y < image.height; y++) {
    const row = Math.floor((y * given.rows) / image.height);
    for (let x = 0; x < image.width; x++) {
      const at = (y * image.width + x) * 4;
      const field = row * given.columns + Math.floor((x * given.columns) / image.width);
      const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
      sums[field] = (sums[field] ?? 0) + 0.299 * red + 0.587 * green + 0.114 * blue;
      counts[field] = (counts[field] ?? 0) + 1;
    }
  }
  return sums.map((sum, field) => sum / (counts[field] ?? 1));
}
