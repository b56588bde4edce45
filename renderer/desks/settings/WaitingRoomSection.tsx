import { type ReactNode, useState } from 'react';
import {
  QUEUE_POINT_NAMES,
  QUEUE_POINTS,
  type QueuePoint,
} from '../../../electron/shared/domain/queue-points.ts';
import {
  type BoardSettings,
  type BoardState,
  DEFAULT_BOARD,
  DEFAULT_VOICE,
  type VoiceSettings,
  voiceSettingsSchema,
} from '../../../electron/shared/domain/waiting-room.ts';
import { useCommand, useTask } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Panel, SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { Field, NumberInput } from '../../components/inputs.tsx';
import { Tag } from '../../components/Marks.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { tryVoice } from '../../components/sound/announce.ts';
import { useChineseVoice } from '../../components/sound/use-chinese-voice.ts';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { HeadFrame } from './HeadFrame.tsx';

const ON_OFF = [
  { value: 'on', label: '开' },
  { value: 'off', label: '关' },
] as const;

const STATES: Readonly<Record<BoardState, readonly ['ok' | 'bad' | 'done', string]>> = {
  none: ['done', '没有接第二块屏'],
  unused: ['done', '第二块屏没有用'],
  screen: ['ok', '在第二块屏上'],
  window: ['ok', '在窗口里'],
};

/** 候诊屏与语音: what the waiting room sees and hears of a call. */
export function WaitingRoomSection({ list }: { list: ReactNode }) {
  const kept = useQueryCall('settings.getWaitingRoom', {});
  const devices = useQueryCall('settings.getDevices', {}, { topics: ['settings'] });
  const [board, setBoard] = useState<BoardSettings>();
  const [voice, setVoice] = useState<VoiceSettings>();
  const saveBoard = useCommand('settings.changeRule', 'board');
  const saveVoice = useCommand('settings.changeRule', 'voice');
  const open = useTask('settings.openBoard');
  const close = useTask('settings.closeBoard');
  const speaks = useChineseVoice();
  const tell = useTell();
  const shownBoard = board ?? kept.data?.board ?? DEFAULT_BOARD;
  const shownVoice = voice ?? kept.data?.voice ?? DEFAULT_VOICE;
  const changed = board !== undefined || voice !== undefined;
  const fits = voiceSettingsSchema.safeParse(shownVoice).success;
  const state = devices.data?.board ?? 'none';
  const shown = state === 'screen' || state === 'window';
  const store = async () => {
    if (!changed || !fits) return;
    if (board && !(await saveBoard.run({ change: { key: 'board', value: board } }))) return;
    setBoard(undefined);
    if (voice && !(await saveVoice.run({ change: { key: 'voice', value: voice } }))) return;
    setVoice(undefined);
    tell('候诊屏与语音已按新的设定');
  };
  const [kind, words] = STATES[state];
  return (
    <HeadFrame
      list={list}
      icon="screen"
      title="候诊屏与语音"
      note="叫号在屏上亮出、由喇叭报出；只有号、隐去的姓名和去处"
      tags={<Tag kind={kind}>{words}</Tag>}
      work={
        <Fields className="rules" onLast={() => void store()}>
          <Told error={kept.error ?? saveBoard.error ?? saveVoice.error ?? open.error} what="没有设上" />
          <BoardPanel value={shownBoard} onChange={(part) => setBoard({ ...shownBoard, ...part })} />
          <VoicePanel
            value={shownVoice}
            speaks={speaks}
            onChange={(part) => setVoice({ ...shownVoice, ...part })}
          />
        </Fields>
      }
      side={
        <WaitingRoomSide
          shown={shown}
          fits={fits}
          ready={changed && fits}
          busy={saveBoard.busy || saveVoice.busy}
          onTry={() => void tryVoice(shownVoice)}
          onBoard={() => void (shown ? close : open).run({})}
          onStore={() => void store()}
        />
      }
    />
  );
}

interface WaitingRoomSideProps {
  /** The board is on a screen or in a window now. */
  readonly shown: boolean;
  readonly fits: boolean;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly onTry: () => void;
  readonly onBoard: () => void;
  readonly onStore: () => void;
}

function WaitingRoomSide({ shown, fits, ready, busy, onTry, onBoard, onStore }: WaitingRoomSideProps) {
  return (
    <>
      <SideSection title="第二块屏">
        <p className="say">
          接上就铺满，拔掉不影响这边，再接上自己回来。只有一块屏时开在窗口里，可拖到电视上。
        </p>
      </SideSection>
      <SideSection title="保密">
        <p className="say">屏上、语音里只说“优先”，不说是哪一类人，也不出全名。</p>
      </SideSection>
      <SideActions
        lesser={
          <>
            <Button keys="Alt+V" onPress={onTry}>
              试音
            </Button>
            <Button keys="Alt+O" onPress={onBoard}>
              {shown ? '关屏' : '开屏'}
            </Button>
          </>
        }
      >
        <MainAction
          label="存下"
          {...(fits ? {} : { hint: '先改红框里的数' })}
          ready={ready}
          busy={busy}
          onPress={onStore}
        />
      </SideActions>
    </>
  );
}

function BoardPanel({
  value,
  onChange,
}: {
  value: BoardSettings;
  onChange: (part: Partial<BoardSettings>) => void;
}) {
  const toggle = (point: QueuePoint, on: boolean) => {
    const points = QUEUE_POINTS.filter((one) => (one === point ? on : value.points.includes(one)));
    if (points.length > 0) onChange({ points });
  };
  return (
    <Panel title="候诊屏" note="至少留一处">
      <div className="rule-grid">
        <Field label="第二块屏">
          <Segmented
            label="第二块屏"
            value={value.onSecondScreen ? 'on' : 'off'}
            options={ON_OFF}
            onChange={(next) => onChange({ onSecondScreen: next === 'on' })}
            autoFocus
          />
        </Field>
        <Field label="药品价格">
          <Segmented
            label="药品价格"
            value={value.prices ? 'on' : 'off'}
            options={ON_OFF}
            onChange={(next) => onChange({ prices: next === 'on' })}
          />
        </Field>
        {/* biome-ignore lint/a11y/useSemanticElements: a row of the grid like the fields beside it */}
        <div className="field full" role="group" aria-label="显示哪几处">
          <span>显示哪几处</span>
          <span className="choices">
            {QUEUE_POINTS.map((point) => (
              <Checkbox
                key={point}
                checked={value.points.includes(point)}
                onChange={(on) => toggle(point, on)}
              >
                {QUEUE_POINT_NAMES[point]}
              </Checkbox>
            ))}
          </span>
        </div>
      </div>
    </Panel>
  );
}

function VoicePanel({
  value,
  speaks,
  onChange,
}: {
  value: VoiceSettings;
  speaks: boolean;
  onChange: (part: Partial<VoiceSettings>) => void;
}) {
  const note = speaks ? '这台电脑有中文语音' : '这台电脑没有中文语音：只响提示音，候诊屏闪亮';
  return (
    <Panel title="语音" note={note}>
      <div className="rule-grid">
        <Field label="叫号语音">
          <Segmented
            label="叫号语音"
            value={value.on ? 'on' : 'off'}
            options={ON_OFF}
            onChange={(next) => onChange({ on: next === 'on' })}
          />
        </Field>
        <Field label="每号报">
          <NumberInput
            value={value.times}
            unit="遍（1–3）"
            bad={value.times < 1 || value.times > 3}
            onChange={(times) => onChange({ times: times ?? DEFAULT_VOICE.times })}
          />
        </Field>
        <Field label="语速">
          <NumberInput
            value={value.pace}
            unit="%（50–150）"
            bad={value.pace < 50 || value.pace > 150}
            onChange={(pace) => onChange({ pace: pace ?? DEFAULT_VOICE.pace })}
          />
        </Field>
        <Field label="对老人">
          <NumberInput
            value={value.elderPace}
            unit="%（50–150）"
            bad={value.elderPace < 50 || value.elderPace > 150}
            onChange={(elderPace) => onChange({ elderPace: elderPace ?? DEFAULT_VOICE.elderPace })}
          />
        </Field>
      </div>
    </Panel>
  );
}
