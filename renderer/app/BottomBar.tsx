import { classNames } from '../components/class-names.ts';
import { formatShortMoment } from '../components/format.ts';
import { Icon } from '../components/Icon.tsx';
import { KeyCap } from '../components/KeyCap.tsx';
import { useShownKeys } from '../components/keys.tsx';
import { useToldLine } from '../components/told-line.tsx';
import { Devices } from './Devices.tsx';
import { useStation } from './station.tsx';

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

export function ShownKeys() {
  const keys = useShownKeys();
  return (
    <span className="keys">
      {keys.map((one) => (
        <span key={`${one.keys} ${one.label}`} className={one.enabled === false ? 'off' : undefined}>
          <KeyCap of={one.keys} />
          {one.label}
        </span>
      ))}
    </span>
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
