import { settingsWords } from '../../words/later-words.ts';

interface SliderProps {
  readonly name: string;
  readonly most: number;
  readonly value: number;
  readonly onInput: (value: number) => void;
}

export function Slider({ name, most, value, onInput }: SliderProps) {
  return (
    <label class="volume">
      <span>{name}</span>
      <output>{settingsWords.percent(value)}</output>
      <input
        type="range"
        min={0}
        max={most}
        step={0.05}
        value={value}
        aria-valuetext={settingsWords.percent(value)}
        onInput={({ currentTarget }) => onInput(currentTarget.valueAsNumber)}
      />
    </label>
  );
}
