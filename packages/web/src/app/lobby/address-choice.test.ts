import { describe, expect, test } from 'bun:test';
import { addressChoice } from './address-choice.ts';

describe('hiding the address', () => {
  test('[lobby] is a choice where there is a relay, and before the server has said', () => {
    for (const relay of ['choice', undefined] as const) {
      for (const chosen of [true, false]) {
        const choice = addressChoice(chosen, relay);
        expect(choice).toEqual({ hidden: chosen, fixed: false, note: 'price' });
      }
    }
  });

  test('[lobby] is on and fixed where the server lets nobody meet directly', () => {
    for (const chosen of [true, false]) {
      expect(addressChoice(chosen, 'always')).toEqual({
        hidden: true,
        fixed: true,
        note: 'always',
      });
    }
  });

  test('[lobby] cannot be chosen without a relay', () => {
    expect(addressChoice(false, 'none')).toEqual({ hidden: false, fixed: true, note: 'missing' });
  });

  test('[lobby] chosen earlier it stands without a relay, and can be taken back', () => {
    expect(addressChoice(true, 'none')).toEqual({
      hidden: true,
      fixed: false,
      note: 'missingNow',
    });
  });
});
