/** Numbers, spans of time and lists as a language writes them. */
export interface Counts {
  /** The form for this count; `#` in it stands for the number. */
  plural(count: number, forms: PluralForms): string;
  /** "12 sec", "1 min 5 sec", "4 hr 0 min". */
  elapsed(ms: number): string;
  /** "chess", "chess or tea", "chess, tea or trains". */
  anyOf(words: readonly string[]): string;
  /** "chess", "chess and tea", "chess, tea and trains". */
  allOf(words: readonly string[]): string;
}

/** What a language has for its numbers; the rules of `Intl` say which it needs. */
export type PluralForms = Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }
>;

export function createCounts(locale: string): Counts {
  const rules = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  const seconds = unit(locale, 'second');
  const minutes = unit(locale, 'minute');
  const hours = unit(locale, 'hour');
  const any = new Intl.ListFormat(locale, { type: 'disjunction' });
  const all = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    plural(count, forms) {
      const form = forms[rules.select(count)] ?? forms.other;
      return form.replace('#', number.format(count));
    },
    elapsed(ms) {
      const whole = Math.max(0, Math.floor(ms / 1_000));
      const inHour = Math.floor(whole / 60) % 60;
      if (whole >= 3_600) {
        return `${hours.format(Math.floor(whole / 3_600))} ${minutes.format(inHour)}`;
      }
      const rest = seconds.format(whole % 60);
      return whole < 60 ? rest : `${minutes.format(inHour)} ${rest}`;
    },
    anyOf: (words) => any.format(words),
    allOf: (words) => all.format(words),
  };
}

/** A language in its own name, or undefined where the browser does not know one. */
export function languageName(code: string): string | undefined {
  const name = new Intl.DisplayNames([code], { type: 'language', fallback: 'none' }).of(code);
  return name && name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

function unit(locale: string, name: 'second' | 'minute' | 'hour'): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' });
}
