import { MainAction } from '../../components/Button.tsx';
import { SideActions, SideSection, SumLine } from '../../components/DeskFrame.tsx';
import { formatNumber } from '../../components/format.ts';
import { ReturnButton } from './NumberToday.tsx';
import type { Hand } from './RegistrationDesk.tsx';
import { PlanSections } from './RegistrationSide.tsx';

/** How much, where in the line, and the one action. */
export function DeskSide({
  hand,
  onWaiting,
  onSee,
}: {
  hand: Hand;
  onWaiting: () => void;
  /** The number that this person has already. */
  onSee: (number: number) => void;
}) {
  const { form, preview, rooms } = hand;
  const { standing } = hand;
  const person = form?.newPerson ?? undefined;
  const plan = form?.residentId ? preview.data : undefined;
  return (
    <>
      {plan && form ? (
        <PlanSections
          plan={plan}
          form={form}
          set={hand.set}
          payLaterAllowed={rooms?.payLaterAllowed ?? false}
          onDone={() => void hand.registerNow()}
        />
      ) : (
        <SideSection title="现在候诊">
          {(rooms?.rooms ?? []).map((room) => (
            <SumLine key={room.clinicId} label={room.name} value={`${room.waiting} 人`} />
          ))}
          <div className="say">找到居民后，这里显示费用、减免和挂号后的位置。</div>
        </SideSection>
      )}
      <SideActions
        lesser={
          plan?.numberToday && plan.numberToday.at === null ? (
            <ReturnButton today={plan.numberToday} name={hand.strip?.name ?? ''} onReturned={hand.clear} />
          ) : undefined
        }
      >
        {person ? (
          <MainAction
            label="建档"
            {...(person.name.trim() === '' ? { hint: '先打姓名' } : { hint: '再挂号' })}
            ready={person.name.trim() !== ''}
            busy={hand.busy}
            onPress={() => void hand.openRecord(person)}
            onWaiting={() => void hand.openRecord(person)}
          />
        ) : standing !== undefined ? (
          <MainAction label={`看 ${formatNumber(standing)} 号`} onPress={() => onSee(standing)} />
        ) : (
          <MainAction
            label={plan && hand.waits === undefined ? '挂号，发号票' : '挂号'}
            {...hintOf(hand)}
            ready={plan !== undefined && hand.waits === undefined}
            busy={hand.busy}
            onPress={() => void hand.registerNow()}
            onWaiting={hand.waits === undefined ? onWaiting : focusMissing}
          />
        )}
      </SideActions>
    </>
  );
}

function hintOf({ form, waits }: Hand): { hint?: string } {
  if (form?.residentId == null) return { hint: '先找居民' };
  return waits === undefined ? {} : { hint: waits };
}

/** What is missing is marked where it stands. */
function focusMissing(): void {
  const missing = '.s-registration .number-today.open .btn, .s-registration .in.bad [data-field]';
  document.querySelector<HTMLElement>(missing)?.focus();
}
