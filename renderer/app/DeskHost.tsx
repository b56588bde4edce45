import { type ComponentType, useEffect, useRef, useState } from 'react';
import { DeskActive } from '../api/desk-active.tsx';
import { useOpenedDesk } from '../components/open-desk.tsx';
import { useBadLineOf } from '../components/told-line.tsx';
import { DESKS, type Desk } from './desks.ts';

/** Holds every desk that was opened; those in the background stay as they were left. */
export function DeskHost() {
  const opened = useOpenedDesk();
  useBadLineOf(opened);
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set([opened]));
  useEffect(
    () => setVisited((before) => (before.has(opened) ? before : new Set([...before, opened]))),
    [opened],
  );
  return (
    <>
      {DESKS.filter((desk) => visited.has(desk.id) || desk.id === opened).map((desk) => (
        <DeskPlace key={desk.id} desk={desk} active={desk.id === opened} />
      ))}
    </>
  );
}

function DeskPlace({ desk, active }: { desk: Desk; active: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const Content = useDesk(desk);
  useFocusKept(box, active && Content !== undefined);
  return (
    <div ref={box} className="desk-place" hidden={!active} data-desk={desk.id}>
      <DeskActive.Provider value={active}>{Content ? <Content /> : null}</DeskActive.Provider>
    </div>
  );
}

function useDesk(desk: Desk): ComponentType | undefined {
  const [content, setContent] = useState<{ readonly component: ComponentType }>();
  useEffect(() => {
    let there = true;
    void desk.load().then((component) => there && setContent({ component }));
    return () => {
      there = false;
    };
  }, [desk]);
  return content?.component;
}

/** Where the hand was, or on the first visit where the desk wants it. */
function useFocusKept(box: { readonly current: HTMLElement | null }, shown: boolean): void {
  const last = useRef<Element>(null);
  useEffect(() => {
    const element = box.current;
    if (!element || !shown) return undefined;
    const known = last.current;
    const first = element.querySelector<HTMLElement>(
      '[data-first-focus], .list [role="listbox"], [data-field]',
    );
    const wanted = known instanceof HTMLElement && element.contains(known) ? known : first;
    // A list longer than its place would scroll whatever stands above it out of sight.
    wanted?.focus({ preventScroll: wanted.matches('[role="listbox"]') });
    const remember = (event: FocusEvent) => {
      if (event.target instanceof Element) last.current = event.target;
    };
    element.addEventListener('focusin', remember);
    return () => element.removeEventListener('focusin', remember);
  }, [box, shown]);
}
