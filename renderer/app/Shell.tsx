import { useState } from 'react';
import { useStation } from '../api/station.tsx';
import { useKeys } from '../components/keys.tsx';
import { DeskSwitchProvider } from '../components/open-desk.tsx';
import { BottomBar } from './BottomBar.tsx';
import { ClockBand } from './ClockBand.tsx';
import { DeskHost } from './DeskHost.tsx';
import { desksOf, findDesk, mayUse } from './desks.ts';
import { Palette } from './Palette.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { Rail } from './Rail.tsx';
import { Scans } from './scanning/Scans.tsx';
import { TopBar } from './TopBar.tsx';
import { useSignOut } from './use-sign-out.ts';

/** The frame around all desks, for the person who is signed in. */
export function Shell() {
  const { me, practice } = useStation();
  const roles = me?.roles ?? [];
  const chosen = findDesk(me?.desk ?? '');
  const first = chosen && mayUse(chosen, roles) ? chosen : desksOf(roles)[0];
  return (
    <DeskSwitchProvider first={first?.id ?? 'queue'}>
      <div className={practice ? 'app practice' : 'app'}>
        <Rail />
        <ShellKeys />
        <Scans />
        <DeskHost />
        <BottomBar />
      </div>
    </DeskSwitchProvider>
  );
}

function ShellKeys() {
  const [finding, setFinding] = useState(false);
  const [changing, setChanging] = useState(false);
  const signOut = useSignOut();
  useKeys([
    { keys: 'Ctrl+K', label: '查找', run: () => setFinding(true), shown: false },
    // Whoever is called away leaves at once: a dialog goes as by Escape, the desk's draft is kept.
    { keys: 'Alt+Q', label: '换人', run: signOut, shown: false, everywhere: true },
  ]);
  return (
    <>
      <TopBar onFind={() => setFinding(true)} />
      <ClockBand />
      {finding ? <Palette onClose={() => setFinding(false)} onPassword={() => setChanging(true)} /> : null}
      {changing ? <PasswordDialog onClose={() => setChanging(false)} /> : null}
    </>
  );
}
