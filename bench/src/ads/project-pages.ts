import { join } from 'node:path';
import type { LabelledPage } from './labelled-pages.ts';

const root = join(import.meta.dir, '../../..');

/** A long page that was written with no ad in mind: one of this project's own. */
interface ProjectPage {
  readonly file: string;
  readonly tags: readonly string[];
  readonly fits: readonly string[];
}

export const tuningFiles: readonly ProjectPage[] = [
  {
    file: 'packages/web/src/content/pages/how-it-works.md',
    tags: ['webrtc', 'privacy'],
    fits: ['webrtc-book', 'tunnel-vpn'],
  },
  { file: 'packages/web/src/content/pages/privacy.md', tags: ['privacy'], fits: ['tunnel-vpn'] },
  { file: 'CONTRIBUTING.md', tags: ['development'], fits: [] },
  { file: 'docs/decisions/003-the-page.md', tags: ['design'], fits: [] },
  { file: 'bench/README.md', tags: ['performance', 'webrtc'], fits: ['webrtc-book'] },
];

export const heldOutFiles: readonly ProjectPage[] = [
  {
    file: 'README.md',
    tags: ['video chat', 'privacy', 'self-hosting'],
    fits: ['webrtc-book', 'small-servers', 'tunnel-vpn'],
  },
  {
    file: 'docs/decisions/001-architecture.md',
    tags: ['architecture'],
    fits: ['webrtc-book', 'small-servers'],
  },
  { file: 'docs/decisions/002-dependencies.md', tags: ['dependencies'], fits: ['webrtc-book'] },
  {
    file: 'docs/decisions/004-anywhere.md',
    tags: ['webrtc', 'networking'],
    fits: ['webrtc-book', 'tunnel-vpn'],
  },
  { file: 'docs/decisions/005-moderation.md', tags: ['moderation', 'safety'], fits: [] },
  { file: 'docs/deep-results.md', tags: ['tests'], fits: [] },
  { file: 'packages/client/README.md', tags: ['webrtc', 'sdk'], fits: ['webrtc-book'] },
  { file: 'packages/protocol/SPEC.md', tags: ['protocol'], fits: ['webrtc-book'] },
  { file: 'packages/web/src/content/pages/guidelines.md', tags: ['community', 'safety'], fits: [] },
];

/** Reads one as it is now: its labels hold for what it is about, not for its every word. */
export async function readProjectPage({ file, tags, fits }: ProjectPage): Promise<LabelledPage> {
  const source = await Bun.file(join(root, file)).text();
  return { name: file, tags, fits, ...markdown(source) };
}

function markdown(source: string) {
  const [, front = '', body = source] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  const [, titleAbove] = /^title: (.*)$/m.exec(front) ?? [];
  const lines = body
    .replaceAll(/^```[\s\S]*?^```/gm, '')
    .replaceAll(/<[^>]*>/g, '\n')
    .split('\n');
  const heading = (line: string) => /^#{1,3} (.*)$/.exec(line)?.[1];
  const found = lines.flatMap((line) => heading(line) ?? []);
  const [title = '', ...headings] = titleAbove === undefined ? found : [titleAbove, ...found];
  const text = lines.filter((line) => heading(line) === undefined).join('\n');
  return { title, headings, text };
}
