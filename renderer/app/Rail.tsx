import { useStation } from '../api/station.tsx';
import { Icon } from '../components/Icon.tsx';
import { useKeys } from '../components/keys.tsx';
import { useOpenDesk, useOpenedDesk } from '../components/open-desk.tsx';
import { useTell } from '../components/told-line.tsx';
import { DESKS, type Desk, mayUse } from './desks.ts';

/** The desks with their F-keys; one that is not this person's is grey and says whose it is. */
export function Rail() {
  const roles = useStation().me?.roles ?? [];
  const opened = useOpenedDesk();
  const openDesk = useOpenDesk();
  const tell = useTell();
  const go = (desk: Desk) => {
    if (mayUse(desk, roles)) openDesk(desk.id);
    else tell(`${desk.name}台由${desk.who}使用。请有这个岗位的同事登录，或请站长加岗位。`, 'bad');
  };
  useKeys([
    ...DESKS.map((desk) => ({ keys: desk.key, label: desk.name, run: () => go(desk), shown: false })),
  ]);
  return (
    <nav className="rail" aria-label="各台">
      <div className="mark">
        <Icon name="mark" />
      </div>
      {DESKS.map((desk) => (
        <button
          type="button"
          key={desk.id}
          tabIndex={-1}
          className={desk.id === opened ? 'on' : mayUse(desk, roles) ? '' : 'not'}
          aria-current={desk.id === opened ? 'page' : undefined}
          title={mayUse(desk, roles) ? undefined : `由${desk.who}使用`}
          onClick={() => go(desk)}
        >
          <Icon name={desk.icon} />
          <span>{desk.name}</span>
          <i>{desk.key}</i>
        </button>
      ))}
      <div className="fill" />
    </nav>
  );
}
