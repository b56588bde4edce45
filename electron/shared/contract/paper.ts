import type { ExpectedWait } from '../domain/expected-wait.ts';
import type { PaperSize } from '../domain/printing.ts';
import type { QueueRank } from '../domain/queue-policy.ts';
import type { ClinicDay } from '../values/clinic-day.ts';
import type { Instant } from '../values/instant.ts';
import type { Receipt } from './cashier-bill.ts';
import type { DayView } from './cashier-day.ts';
import type { Output } from './procedures.ts';
import type { Evidence } from './queue-evidence.ts';

/** Said of every paper: whose it is, and whether it is only practice. */
export interface PaperHead {
  readonly station: string;
  readonly center: string;
  readonly practice: boolean;
  /** 0 = the original; n = 补打 第 n 次. */
  readonly reprint: number;
}

/** 号票, of a registration or of an arrival at the door. Everybody may read it: no group, no whole name. */
export interface TicketPaper extends PaperHead {
  readonly kind: 'ticket';
  /** 就诊, or 挂号 for a number from the door. */
  readonly point: string;
  readonly number: number;
  readonly rank: QueueRank;
  readonly maskedName: string;
  /** Room or window; empty where any will do. */
  readonly room: string;
  readonly doctor: string;
  /** Undefined for a number from the door. */
  readonly session: 'am' | 'pm' | undefined;
  readonly day: ClinicDay;
  readonly at: Instant;
  /** Undefined when it is not waiting any more. */
  readonly ahead: number | undefined;
  readonly wait: ExpectedWait | undefined;
  /** Priority by word alone: the document is shown at the window. */
  readonly toBeShown: boolean;
  /** What the bar code says. */
  readonly code: string;
}

/** 收据, sale or refund: the very data of the screen. */
export interface ReceiptPaper extends PaperHead {
  readonly kind: 'receipt';
  readonly receipt: Receipt;
}

/** 处方笺. */
export interface PrescriptionPaper extends PaperHead {
  readonly kind: 'prescription';
  readonly slip: Output<'dispensary.getPrescription'>;
  readonly day: ClinicDay;
  readonly sex: 0 | 1 | 2 | 9;
  readonly age: string;
  readonly recordNo: string;
  readonly insurance: string;
  /** Kind of the slip for its corner, the deciding mark first; 普通 when there is none. */
  readonly marks: readonly string[];
  readonly colour: string;
}

/** 用法签 for the bags of one slip: a label for each drug, one for all 饮片 together. */
export interface LabelPaper extends PaperHead {
  readonly kind: 'label';
  /** Whole: the bag must not go to the neighbour. */
  readonly name: string;
  readonly number: number;
  /** When it is handed out. */
  readonly day: ClinicDay;
  /** 帖数 of 饮片. */
  readonly doses: number;
  /** Without what came back. */
  readonly lines: Output<'dispensary.getPrescription'>['lines'];
}

/** 日结表: the day as it was closed. */
export interface DayFormPaper extends PaperHead {
  readonly kind: 'day-form';
  readonly view: DayView;
  /** 大写金额 of what was taken, and of what goes to the bank. */
  readonly netCapital: string;
  readonly dropCapital: string;
  readonly printedAt: Instant;
}

/** 测试页: a ruler and the hardest words. */
export interface TestPaper extends PaperHead {
  readonly kind: 'test';
  readonly printer: string;
  readonly size: PaperSize;
  readonly at: Instant;
  readonly code: string;
}

/** 六优先服务台账: the very answer of the screen. */
export interface EvidencePaper extends PaperHead {
  readonly kind: 'evidence';
  readonly evidence: Evidence;
  readonly madeBy: string;
  readonly printedAt: Instant;
}

export type Paper =
  | TicketPaper
  | ReceiptPaper
  | PrescriptionPaper
  | LabelPaper
  | DayFormPaper
  | EvidencePaper
  | TestPaper;
export type PaperKind = Paper['kind'];

/** What the paper's page answers when it stands. */
export interface PaperMeasure {
  readonly pages: number;
  readonly heightMm: number;
  /** Where something does not fit: the page's number and the class of the element. Never its words. */
  readonly cut: readonly string[];
  readonly chinese: boolean;
}
