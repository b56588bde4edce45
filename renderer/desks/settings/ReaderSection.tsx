import { type ReactNode, useEffect, useState } from 'react';
import type { CardFields } from '../../../electron/shared/domain/id-card.ts';
import {
  DEFAULT_READER,
  isLoopbackUrl,
  type ReaderSettings,
  type ReaderState,
} from '../../../electron/shared/domain/reader.ts';
import { onServerEvent } from '../../api/client.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { Panel, SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { Field, NumberInput, TextInput } from '../../components/inputs.tsx';
import { Tag } from '../../components/Marks.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { HeadFrame } from './HeadFrame.tsx';

const KINDS = [
  { value: 'none', label: '不设' },
  { value: 'http', label: 'HTTP 轮询' },
  { value: 'websocket', label: 'WebSocket 推送' },
] as const;

const STATES: Readonly<Record<ReaderState, readonly ['ok' | 'bad' | 'done', string]>> = {
  off: ['done', '没有设'],
  silent: ['bad', '没有应答'],
  half: ['bad', '上一张证没有读全'],
  ready: ['ok', '已连上'],
};

const FIELD_LABELS: Readonly<Record<keyof CardFields, string>> = {
  idNumber: '证件号码',
  name: '姓名',
  sex: '性别',
  birthDay: '出生日期',
  ethnicity: '民族',
  address: '住址',
  validTo: '有效期至',
};

/** 读卡器: how the vendor's service on this PC is asked. Readers that type like a keyboard need nothing here. */
export function ReaderSection({ list }: { list: ReactNode }) {
  const settings = useQueryCall('settings.getSettings', {});
  const [edited, setEdited] = useState<ReaderSettings>();
  const save = useCommand('settings.changeRule');
  const tell = useTell();
  const state = useReaderState();
  const kept = settings.data?.reader;
  const draft = edited ?? kept ?? DEFAULT_READER;
  const here = draft.kind === 'none' || isLoopbackUrl(draft.url, [draft.kind === 'http' ? 'http' : 'ws']);
  const change = (value: Partial<ReaderSettings>) => {
    save.clear();
    setEdited({ ...draft, ...value });
  };
  const store = async () => {
    if (!here || !edited) return;
    if (!(await save.run({ change: { key: 'reader', value: edited } }))) return;
    setEdited(undefined);
    tell(edited.kind === 'none' ? '读卡器已停用' : '读卡器已设好，请刷一张证试试');
  };
  const [kind, words] = STATES[state];
  return (
    <HeadFrame
      list={list}
      icon="idcard"
      title="读卡器"
      note="厂家的读卡服务在这台电脑上应答的，在这里设"
      tags={<Tag kind={kind}>{words}</Tag>}
      work={
        <Fields className="rules" onLast={() => void store()}>
          <Told error={settings.error ?? save.error} what="读卡器没有设上" fields={{ change: '地址' }} />
          <Panel title="怎样连" note="只能连本机（127.0.0.1），证上的内容不出这台电脑">
            <div className="rule-grid">
              <Field label="方式" full>
                <Segmented
                  label="方式"
                  value={draft.kind}
                  options={KINDS}
                  onChange={(next) => change({ kind: next })}
                  autoFocus
                />
              </Field>
              {draft.kind === 'none' ? null : <Connection draft={draft} here={here} change={change} />}
            </div>
          </Panel>
          {draft.kind === 'none' ? null : <AnswerFields draft={draft} change={change} />}
        </Fields>
      }
      side={
        <ReaderSide
          changed={edited !== undefined}
          here={here}
          busy={save.busy}
          onUndo={() => setEdited(undefined)}
          onStore={() => void store()}
        />
      }
    />
  );
}

interface DraftProps {
  readonly draft: ReaderSettings;
  readonly change: (value: Partial<ReaderSettings>) => void;
}

function AnswerFields({ draft, change }: DraftProps) {
  return (
    <Panel className="reader-fields" title="应答里的字段" note="照厂家说明填 JSON 里的名字，一层一层用点连">
      <div className="rule-grid">
        {(Object.keys(FIELD_LABELS) as (keyof CardFields)[]).map((field) => (
          <Field key={field} label={FIELD_LABELS[field]}>
            <TextInput
              value={draft.fields[field]}
              maxLength={80}
              bad={(field === 'idNumber' || field === 'name') && draft.fields[field].trim() === ''}
              onChange={(path) => change({ fields: { ...draft.fields, [field]: path } })}
            />
          </Field>
        ))}
      </div>
    </Panel>
  );
}

interface ReaderSideProps {
  readonly changed: boolean;
  /** The address is one of this PC. */
  readonly here: boolean;
  readonly busy: boolean;
  readonly onUndo: () => void;
  readonly onStore: () => void;
}

function ReaderSide({ changed, here, busy, onUndo, onStore }: ReaderSideProps) {
  return (
    <>
      <SideSection title="不用设的">
        <p className="say">像键盘一样打字的读卡器和扫码枪，插上就能用：程序按打字快慢认得出来。</p>
      </SideSection>
      <SideSection title="用时">
        <p className="say">
          证放上去，挂号台直接出这个人；没读全、校验不对、证上互相矛盾的，都不采用，响两声。
        </p>
      </SideSection>
      <SideActions
        lesser={
          <Button keys="Alt+X" onPress={onUndo} enabled={changed}>
            还原
          </Button>
        }
      >
        <MainAction
          label="存下"
          {...(here ? {} : { hint: '地址要是本机' })}
          ready={changed && here}
          busy={busy}
          onPress={onStore}
        />
      </SideActions>
    </>
  );
}

function Connection({ draft, here, change }: DraftProps & { here: boolean }) {
  const scheme = draft.kind === 'http' ? 'http' : 'ws';
  return (
    <>
      <Field label="地址" full>
        <TextInput
          value={draft.url}
          maxLength={200}
          bad={!here}
          placeholder={`${scheme}://127.0.0.1:18901/…`}
          onChange={(url) => change({ url })}
        />
      </Field>
      {draft.kind === 'websocket' ? (
        <Field label="问话" full>
          <TextInput
            value={draft.ask}
            maxLength={200}
            placeholder="空着：服务自己推送；要问才答的，填要发的话"
            onChange={(ask) => change({ ask })}
          />
        </Field>
      ) : null}
      <Field label="每隔">
        <NumberInput
          value={draft.everyMs}
          unit="毫秒问一次"
          onChange={(everyMs) => change({ everyMs: everyMs ?? DEFAULT_READER.everyMs })}
        />
      </Field>
      <Field label="最多等">
        <NumberInput
          value={draft.timeoutMs}
          unit="毫秒"
          onChange={(timeoutMs) => change({ timeoutMs: timeoutMs ?? DEFAULT_READER.timeoutMs })}
        />
      </Field>
    </>
  );
}

function useReaderState(): ReaderState {
  const { data } = useQueryCall('settings.getDevices', {}, { topics: ['settings'] });
  const [pushed, setPushed] = useState<ReaderState>();
  useEffect(() => onServerEvent((event) => event.kind === 'device' && setPushed(event.state)), []);
  return pushed ?? data?.reader ?? 'off';
}
