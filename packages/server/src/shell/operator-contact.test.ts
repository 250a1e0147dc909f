import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import { parseContact, withContact } from './operator-contact.ts';

describe('the contact of the operator', () => {
  test('[H11] is a mail address or the address of a page', () => {
    expect(parseContact('abuse@chat.example')).toEqual({
      text: 'abuse@chat.example',
      href: 'mailto:abuse@chat.example',
    });
    expect(parseContact('https://chat.example/contact?a=1&b=2')?.href).toBe(
      'https://chat.example/contact?a=1&b=2',
    );
  });

  test('[H11] is nothing that runs, hides something or leads nowhere', () => {
    const refused = [
      ...[
        '',
        'abuse',
        'abuse@localhost',
        '@chat.example',
        'a b@chat.example',
        'a@chat.example?cc=x',
      ],
      ...[
        'javascript:alert(1)',
        'data:text/html,x',
        '//chat.example',
        'http:',
        'https:chat.example',
      ],
      ...[
        'https://ann:secret@chat.example/',
        'mailto:a@chat.example',
        `${'a'.repeat(200)}@b.example`,
      ],
      'a@chat.example\nb@chat.example',
    ];
    for (const text of refused) expect(parseContact(text)).toBeUndefined();
  });

  test('[H11] stands in its places, and nowhere else', () => {
    const contact = { text: 'a$&b', href: 'https://a.example/?x="&y=<' };
    expect(withContact('<p>To <span data-contact>none</span>.<span>b</span>', contact)).toBe(
      '<p>To <a data-contact href="https://a.example/?x=&quot;&amp;y=&lt;">a$&amp;b</a>.<span>b</span>',
    );
  });

  test('[H11] whatever is taken becomes one link and no other markup', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'ab/?&<>"\'@:. %$') });
    const words = fc.oneof(
      signs.map((rest) => `https://a.example/${rest}`),
      signs.map((name) => `${name}@b.example`),
      signs,
    );
    fc.assert(
      fc.property(words, (text) => {
        const contact = parseContact(text);
        if (contact === undefined) return;
        const page = withContact('<span data-contact></span>', contact);
        expect(page.match(/<[^>]*>/g)).toHaveLength(2);
        expect(page).toMatch(
          /^<a data-contact href="(?:mailto:|https?:\/\/)[^"<>]*">[^"<>]*<\/a>$/,
        );
      }),
    );
  });
});
