import { Picker } from '../../components/Picker.tsx';

export interface ChoicePickerProps<Code extends string> {
  readonly label: string;
  readonly codes: readonly Code[];
  readonly nameOf: (code: Code) => string;
  readonly value: Code;
  readonly onPick: (code: Code) => void;
  readonly autoFocus?: boolean;
}

/** One of several fixed answers: opens on focus, arrows or a few letters of the name choose. */
export function ChoicePicker<Code extends string>(props: ChoicePickerProps<Code>) {
  const { codes, nameOf } = props;
  return (
    <Picker
      label={props.label}
      search={async (term) => codes.filter((code) => nameOf(code).includes(term) || code.startsWith(term))}
      minChars={0}
      keyOf={(code) => code}
      columns={[{ head: props.label, cell: nameOf }]}
      shown={nameOf(props.value)}
      onPick={props.onPick}
      autoFocus={props.autoFocus ?? false}
    />
  );
}
