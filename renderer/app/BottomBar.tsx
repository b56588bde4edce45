import { useRef, useState } from 'react';
import { useStation } from '../api/station.tsx';
import { Button } from '../components/Button.tsx';
import { classNames } from '../components/class-names.ts';
import { Dialog } from '../components/Dialog.tsx';
import { formatShortMoment } from '../components/format.ts';
import { Icon } from '../components/Icon.tsx';
import { KeyCap } from '../components/KeyCap.tsx';
import { type KeyBinding, useKeys, useShownKeys } from '../components/keys.tsx';
import { useToldLine } from '../components/told-line.tsx';
import { useHidden } from '../components/use-hidden.ts';
import { Devices } from './Devices.tsx';

const ALL_KEYS = 'Alt+/';

/** The keys of this desk, what was just done, what hangs on the PC, and the last copy that was proven. */
export function BottomBar() {
  return (
    <footer className="bottom">
      <ShownKeys />
      <Line />
      <span className="dev">
        <Devices />
        <LastBackup />
      </span>
    </footer>
  );
}

/** Whole keys only: those that find no room are told by number, and Alt / lists them all. */
export function ShownKeys() {
  const keys = useShownKeys();
  const row = useRef<HTMLSpanElement>(null);
  const [listed, setListed] = useState<readonly KeyBinding[]>();
  const hidden = useHidden(row, keys.map((one) => `${one.keys} ${one.label}`).join());
  const list = () => setListed(keys);
  useKeys([{ keys: ALL_KEYS, label: '全部按键', run: list, enabled: keys.length > 0, shown: false }]);
  return (
    <>
      <span className="keys" ref={row}>
        {keys.map((one) => (
          <span key={`${one.keys} ${one.label}`} className={one.enabled === false ? 'off' : undefined}>
            <KeyCap of={one.keys} />
            {one.label}
          </span>
        ))}
      </span>
      {hidden > 0 ? (
        <button type="button" className="more-keys" tabIndex={-1} onClick={list}>
          <KeyCap of={ALL_KEYS} />
          还有 {hidden} 个
        </button>
      ) : null}
      {listed ? <AllKeys keys={listed} onClose={() => setListed(undefined)} /> : null}
    </>
  );
}

/** Every key of the desk as it stands now; pressed here, it works when the list is closed. */
function AllKeys({ keys, onClose }: { keys: readonly KeyBinding[]; onClose: () => void }) {
  return (
    <Dialog title="这里的按键" note="灰的现在用不上" onClose={onClose} width={460}>
      <div className="dialog-body all-keys">
        {keys.map((one) => (
          <span key={`${one.keys} ${one.label}`} className={one.enabled === false ? 'off' : undefined}>
            <KeyCap of={one.keys} />
            {one.label}
          </span>
        ))}
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
      </div>
    </Dialog>
  );
}

export function Line() {
  const line = useToldLine();
  return (
    <span className={classNames('told', line?.kind === 'bad' && 'badt')} role="status">
      {line ? (
        <>
          <Icon name={line.kind === 'bad' ? 'alert' : 'check'} />
          <span className="words">{line.text}</span>
        </>
      ) : null}
    </span>
  );
}

function LastBackup() {
  const { lastBackup, utcOffsetMinutes } = useStation();
  return (
    <span className={classNames('save', !lastBackup && 'off')}>
      <Icon name="shield" />
      {lastBackup ? `备份 ${formatShortMoment(lastBackup.at, utcOffsetMinutes)}` : '还没有备份'}
    </span>
  );
}
