import { KeyCap } from '../../components/KeyCap.tsx';
import { ListFoot, ListHead, WhoList } from '../../components/WhoList.tsx';
import { keysOf, SECTIONS, type SectionName } from './sections.ts';

/** The parts of the desk: ↑ ↓ or Alt and a digit. */
export function SectionList({
  section,
  onSection,
  onEnter,
}: {
  section: SectionName;
  onSection: (section: SectionName) => void;
  onEnter: () => void;
}) {
  return (
    <>
      <ListHead title="站长" note="管人、管价、管账" />
      <WhoList
        label="站长的事"
        rows={SECTIONS}
        keyOf={(one) => one.name}
        selected={section}
        onSelect={(one) => onSection(one.name)}
        onOpen={onEnter}
        row={(one) => (
          <>
            <span>
              {one.label} <small>{one.note}</small>
            </span>
            <KeyCap of={keysOf(SECTIONS.indexOf(one))} />
          </>
        )}
      />
      <ListFoot end="回车进去">↑ ↓ 或 Alt 加数字</ListFoot>
    </>
  );
}
