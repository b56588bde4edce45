import { type ReactNode, useEffect, useState } from 'react';
import { useKeys } from '../../components/keys.tsx';
import { BackupSection } from './BackupSection.tsx';
import { DutySection } from './duty/DutySection.tsx';
import { EvidenceSection } from './evidence/EvidenceSection.tsx';
import { ProofSection } from './ProofSection.tsx';
import { PeopleSection } from './people/PeopleSection.tsx';
import { PricesSection } from './prices/PricesSection.tsx';
import { PrintingSection } from './printing/PrintingSection.tsx';
import { RangesSection } from './RangesSection.tsx';
import { ReaderSection } from './ReaderSection.tsx';
import { RoomsSection } from './RoomsSection.tsx';
import { RulesSection } from './rules/RulesSection.tsx';
import { SectionList } from './SectionList.tsx';
import { SuppliersSection } from './SuppliersSection.tsx';
import { keysOf, SECTIONS, type SectionName } from './sections.ts';
import { TodaySection } from './today/TodaySection.tsx';
import { WaitingRoomSection } from './WaitingRoomSection.tsx';
import { WaiversSection } from './waivers/WaiversSection.tsx';
import './head.css';

/** 站长 F10: the day at a glance, and everything that only the head sets. */
export function HeadDesk() {
  const [section, setSection] = useState<SectionName>('today');
  const [entered, setEntered] = useState(0);
  useKeys(
    SECTIONS.map((one, index) => ({
      keys: keysOf(index),
      label: one.label,
      run: () => {
        setSection(one.name);
        setEntered((before) => before + 1);
      },
      shown: false,
    })),
  );
  useKeys([{ keys: 'Alt+1–0 L S K P B', label: '换一项', shown: section !== 'evidence' }]);
  useFocusInside(entered);
  const list = (
    <SectionList
      section={section}
      onSection={setSection}
      onEnter={() => setEntered((before) => before + 1)}
    />
  );
  if (section === 'evidence') return <EvidenceSection onBack={() => setSection('today')} />;
  return <Section section={section} list={list} />;
}

function Section({ section, list }: { section: Exclude<SectionName, 'evidence'>; list: ReactNode }) {
  switch (section) {
    case 'today':
      return <TodaySection list={list} />;
    case 'people':
      return <PeopleSection list={list} />;
    case 'prices':
      return <PricesSection list={list} />;
    case 'suppliers':
      return <SuppliersSection list={list} />;
    case 'ranges':
      return <RangesSection list={list} />;
    case 'printing':
      return <PrintingSection list={list} />;
    case 'rooms':
      return <RoomsSection list={list} />;
    case 'waivers':
      return <WaiversSection list={list} />;
    case 'rules':
      return <RulesSection list={list} />;
    case 'backup':
      return <BackupSection list={list} />;
    case 'duty':
      return <DutySection list={list} />;
    case 'reader':
      return <ReaderSection list={list} />;
    case 'waiting-room':
      return <WaitingRoomSection list={list} />;
    case 'proof':
      return <ProofSection list={list} />;
  }
}

/** Walking the list by arrows keeps the focus there; Enter, or a key that leads to a part, goes into it. */
function useFocusInside(entered: number): void {
  useEffect(() => {
    if (entered === 0) return undefined;
    if (focusInside()) return undefined;
    // The part is still being read; its main action is where the hand waits.
    document.querySelector<HTMLElement>('[data-desk="head"] [data-main-action]')?.focus();
    const timer = setTimeout(focusInside, 150);
    return () => clearTimeout(timer);
  }, [entered]);
}

function focusInside(): boolean {
  const work = document.querySelector<HTMLElement>('[data-desk="head"] .work');
  const first = work?.querySelector<HTMLElement>('[data-first-focus], .table-box, [data-field]');
  first?.focus();
  return first instanceof HTMLElement;
}
