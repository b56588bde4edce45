import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { classNames } from '../../components/class-names.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import type { Person } from './SignIn.tsx';

export interface PeopleProps {
  readonly people: readonly Person[];
  readonly chosen: Person | undefined;
  readonly onChoose: (person: Person) => void;
  /** Chosen for good: go on to the password. */
  readonly onTaken: () => void;
}

/** The colleagues, numbered. Digits take one, letters search the initials, arrows move, Enter goes on. */
export function People({ people, chosen, onChoose, onTaken }: PeopleProps) {
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const there = people.length > 0;
  useEffect(() => {
    if (there) box.current?.focus();
  }, [there]);
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.nativeEvent.isComposing) return;
    const found = findPerson(event.key, people, chosen, typed);
    if (event.key === 'Enter') onTaken();
    else if (found?.person) {
      onChoose(found.person);
      setTyped(found.typed);
      if (found.taken) onTaken();
    } else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      className="folk"
      role="listbox"
      aria-label="您是哪位"
      tabIndex={0}
      data-typing
      onKeyDown={press}
      onBlur={() => setTyped('')}
    >
      {people.map((person, index) => (
        <div
          key={person.staffId}
          role="option"
          tabIndex={-1}
          aria-selected={person.staffId === chosen?.staffId}
          className={classNames('one', person.staffId === chosen?.staffId && 'on')}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(person);
            onTaken();
          }}
        >
          <i>{Array.from(person.name)[0]}</i>
          <b>{person.name}</b>
          {index < 9 ? <KeyCap of={`${index + 1}`} /> : <span />}
          <small>{person.title || '没有写岗位'}</small>
        </div>
      ))}
    </div>
  );
}

const PER_ROW = 3;
const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: PER_ROW,
  ArrowUp: -PER_ROW,
};

/** Whom a key means; `taken` when it can mean nobody else. */
function findPerson(
  key: string,
  people: readonly Person[],
  chosen: Person | undefined,
  typed: string,
): { person: Person | undefined; typed: string; taken: boolean } | undefined {
  const step = STEPS[key];
  if (step !== undefined) {
    const at = people.findIndex((person) => person.staffId === chosen?.staffId);
    return { person: people[at + step] ?? chosen, typed: '', taken: false };
  }
  if (/^[1-9]$/.test(key)) return { person: people[Number(key) - 1], typed: '', taken: true };
  if (!/^[a-z]$/i.test(key)) return undefined;
  const longer = people.filter((person) => person.initials.startsWith((typed + key).toLowerCase()));
  const fresh = people.filter((person) => person.initials.startsWith(key.toLowerCase()));
  const hits = longer.length > 0 ? longer : fresh;
  return {
    person: hits[0],
    typed: (longer.length > 0 ? typed + key : key).toLowerCase(),
    taken: hits.length === 1,
  };
}
