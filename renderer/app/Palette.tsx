import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { classNames } from '../components/class-names.ts';
import { Icon } from '../components/Icon.tsx';
import { TextInput } from '../components/inputs.tsx';
import { KeyCap } from '../components/KeyCap.tsx';
import { KeyLayer, useKeys } from '../components/keys.tsx';
import { useRowInView } from '../components/use-row-in-view.ts';
import { nextIndex } from '../components/WhoList.tsx';
import { type Hit, useHits } from './palette-hits.ts';

/** One search for everything: residents, drugs, receipts, desks and actions. */
export function Palette({ onClose, onPassword }: { onClose: () => void; onPassword: () => void }) {
  const [term, setTerm] = useState('');
  const [at, setAt] = useState(0);
  const hits = useHits(term.trim(), onPassword);
  const box = useRef<HTMLDivElement>(null);
  const current = Math.min(at, Math.max(0, hits.length - 1));
  useEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector('input')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useRowInView(box, '[role="option"]', current);
  const take = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    hit.run();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const next = nextIndex(event.key, current, hits.length);
    if (event.key === 'Enter') take(hits[current]);
    else if (event.key === 'Escape') onClose();
    else if (next !== undefined && event.key.startsWith('Arrow')) setAt(next);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: watches the focus leave
    <div
      ref={box}
      className="palette"
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) onClose();
      }}
    >
      <KeyLayer>
        <PaletteKeys onClose={onClose} />
        <TextInput
          value={term}
          onChange={(text) => {
            setTerm(text);
            setAt(0);
          }}
          onKeyDown={press}
          icon="search"
          placeholder="姓名、首字母、证件号后几位、药名、收据号、台名"
          aria-label="查居民、药品、收据、操作"
          unit={<KeyCap of="Escape" />}
        />
        <div className="hits" role="listbox" aria-label="找到的" tabIndex={-1}>
          {hits.map((hit, index) => (
            <HitRow
              key={hit.key}
              hit={hit}
              head={hit.group !== hits[index - 1]?.group}
              on={index === current}
              onTake={() => take(hit)}
            />
          ))}
          {hits.length === 0 && term.trim() !== '' ? <h4>没有找到“{term.trim()}”</h4> : null}
        </div>
      </KeyLayer>
    </div>
  );
}

function PaletteKeys({ onClose }: { onClose: () => void }) {
  useKeys([
    { keys: '↑ ↓', label: '选' },
    { keys: 'Enter', label: '打开' },
    { keys: 'Escape', label: '返回', run: onClose },
  ]);
  return null;
}

function HitRow({ hit, head, on, onTake }: { hit: Hit; head: boolean; on: boolean; onTake: () => void }) {
  return (
    <>
      {head ? <h4>{hit.group}</h4> : null}
      <div
        role="option"
        tabIndex={-1}
        aria-selected={on}
        className={classNames('hit', on && 'on')}
        onMouseDown={(event) => {
          event.preventDefault();
          onTake();
        }}
      >
        <Icon name={hit.icon} />
        {hit.title}
        <small>{hit.detail}</small>
        <em>{hit.where}</em>
      </div>
    </>
  );
}
