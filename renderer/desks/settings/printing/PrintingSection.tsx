import { type ReactNode, useState } from 'react';
import type { Output } from '../../../../electron/shared/contract/procedures.ts';
import {
  PAPER_USES,
  type PaperUse,
  type PrinterSettings,
} from '../../../../electron/shared/domain/printing.ts';
import { useCommand } from '../../../api/commands.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { Panel, SideActions, SideSection, SumLine } from '../../../components/DeskFrame.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { PaperImage } from '../../../components/PaperPreview.tsx';
import { PrintTold } from '../../../components/PrintTold.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { usePrint } from '../../../components/use-print.ts';
import { HeadFrame } from '../HeadFrame.tsx';
import { printerWords, SIZE_WORDS, USE_WORDS } from './printing-words.ts';
import { CalibrationFields, UseFields } from './UseFields.tsx';
import './printing.css';

const USES = PAPER_USES.map((value) => ({ value, label: USE_WORDS[value] }));

/** 打印: which printer prints what, measured with a test page before anything is saved. */
export function PrintingSection({ list }: { list: ReactNode }) {
  const settings = useQueryCall('settings.getSettings', {});
  const known = useQueryCall('settings.listPrinters', {}, { everyMs: 30_000 });
  const [use, setUse] = useState<PaperUse>('ticket');
  const [edited, setEdited] = useState<PrinterSettings>();
  const save = useCommand('settings.changeRule');
  const test = usePrint('settings.printTestPage');
  const tell = useTell();
  const kept = settings.data?.printers;
  const draft = edited ?? kept;
  const changed = edited !== undefined && JSON.stringify(edited) !== JSON.stringify(kept);
  const store = async () => {
    if (!draft || !changed) return;
    if (!(await save.run({ change: { key: 'printers', value: draft } }))) return;
    tell('打印设置已存');
    setEdited(undefined);
  };
  const printTest = (to: 'printer' | 'file') =>
    draft && void test.print(`${USE_WORDS[use]} 测试页`, { use, printers: draft, to });
  const printers = known.data ?? [];
  return (
    <HeadFrame
      list={list}
      icon="print"
      title="打印"
      note="哪台打印机打什么，偏了怎么校"
      facts={[['这台电脑的打印机', `${printers.length} 台`]]}
      work={
        <>
          <Told error={settings.error ?? known.error ?? save.error} what="打印设置没有存上" />
          <PrintTold error={test.error} what="测试页没有打出来" onFile={() => printTest('file')} />
          {draft ? (
            <div className="printing">
              <Fields className="rules" onLast={() => void store()}>
                <Segmented label="打什么" value={use} options={USES} onChange={setUse} autoFocus />
                <UseFields key={use} use={use} printers={draft} known={printers} onChange={setEdited} />
                <CalibrationFields
                  key={`${use} ${draft[use].printer} ${draft[use].size}`}
                  use={use}
                  printers={draft}
                  known={printers}
                  onChange={setEdited}
                />
              </Fields>
              <TestPicture use={use} printers={draft} />
            </div>
          ) : null}
        </>
      }
      side={
        <PrintingSide
          draft={draft}
          known={printers}
          changed={changed}
          busy={save.busy}
          onTest={() => printTest('printer')}
          onUndo={() => setEdited(undefined)}
          onStore={() => void store()}
        />
      }
    />
  );
}

interface PrintingSideProps {
  readonly draft: PrinterSettings | undefined;
  readonly known: Output<'settings.listPrinters'>;
  readonly changed: boolean;
  readonly busy: boolean;
  readonly onTest: () => void;
  readonly onUndo: () => void;
  readonly onStore: () => void;
}

function PrintingSide({ draft, known, changed, busy, onTest, onUndo, onStore }: PrintingSideProps) {
  return (
    <>
      <SideSection title="现在这样打">
        {draft
          ? PAPER_USES.map((one) => (
              <div key={one}>
                <SumLine label={USE_WORDS[one]} value={SIZE_WORDS[draft[one].size]} />
                <div className="say">{printerWords(draft[one].printer, known)}</div>
              </div>
            ))
          : null}
      </SideSection>
      <SideActions
        lesser={
          <>
            <Button keys="Ctrl+P" onPress={onTest} enabled={draft !== undefined}>
              测试页
            </Button>
            <Button keys="Alt+X" onPress={onUndo} enabled={changed}>
              还原
            </Button>
          </>
        }
      >
        <MainAction
          label="存设置"
          {...(changed ? {} : { hint: '没改' })}
          ready={changed}
          busy={busy}
          onPress={onStore}
        />
      </SideActions>
    </>
  );
}

/** The test page as it would come out by what is typed now. */
function TestPicture({ use, printers }: { use: PaperUse; printers: PrinterSettings }) {
  const picture = useQueryCall(
    'settings.pictureTestPage',
    { use, printers },
    { topics: [], keepPrevious: true },
  );
  return (
    <Panel title="测试页看样" className="test-picture">
      <Told error={picture.error} what="没有画出来" />
      <PaperImage picture={picture.data} label="测试页看样" />
    </Panel>
  );
}
