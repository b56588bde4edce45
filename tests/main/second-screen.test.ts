import { beforeEach, describe, expect, test } from 'vitest';
import {
  type BoardWindow,
  chooseBoardScreen,
  type Screen,
  type ScreenBox,
  SecondScreen,
} from '../../electron/devices/second-screen.ts';
import type { BoardState } from '../../electron/shared/domain/waiting-room.ts';

const DESK: Screen = { id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } };
const TELEVISION: Screen = { id: 2, bounds: { x: 1366, y: 0, width: 1920, height: 1080 } };
const SMALL: Screen = { id: 3, bounds: { x: 0, y: 768, width: 1024, height: 600 } };

interface Shown extends BoardWindow {
  readonly box: ScreenBox | undefined;
}

let screens: Screen[];
let windows: Shown[];
let told: BoardState[];
let goneOf: (() => void)[];
let board: SecondScreen;

beforeEach(() => {
  screens = [DESK, TELEVISION];
  windows = [];
  told = [];
  goneOf = [];
  board = new SecondScreen({
    screens: () => screens,
    deskScreen: () => DESK.id,
    openWindow: (box, gone) => {
      let where = box;
      const window: Shown = {
        get box() {
          return where;
        },
        close: () => {
          windows = windows.filter((one) => one !== window);
          gone();
        },
        fill: (next) => {
          where = next;
        },
      };
      windows.push(window);
      goneOf.push(window.close);
      return window;
    },
    onChange: (state) => told.push(state),
  });
});

const boxes = () => windows.map((one) => one.box);

function plugIn(...now: Screen[]): void {
  screens = now;
  board.refresh();
}

describe('which screen', () => {
  test('the largest on which the desks do not stand', () => {
    expect(chooseBoardScreen([DESK, SMALL, TELEVISION], DESK.id)).toBe(TELEVISION);
    expect(chooseBoardScreen([DESK, SMALL, TELEVISION], TELEVISION.id)).toBe(DESK);
  });

  test('none on a PC with one screen', () => {
    expect(chooseBoardScreen([DESK], DESK.id)).toBeUndefined();
    expect(chooseBoardScreen([DESK], undefined)).toBeUndefined();
  });
});

test('the second screen is filled as soon as the station wants it', () => {
  board.follow(true);
  expect(boxes()).toEqual([TELEVISION.bounds]);
  expect(board.state()).toBe('screen');
  board.follow(false);
  expect(boxes()).toEqual([]);
  expect(told).toEqual(['screen', 'unused']);
});

test('an unplugged screen takes the board with it, and plugged in again it is back', () => {
  board.follow(true);
  plugIn(DESK);
  expect(boxes()).toEqual([]);
  expect(board.state()).toBe('none');
  plugIn(DESK, TELEVISION);
  expect(boxes()).toEqual([TELEVISION.bounds]);
  expect(told).toEqual(['screen', 'none', 'screen']);
});

test('a screen that changes its size is filled anew, with the same window', () => {
  board.follow(true);
  const wide = { ...TELEVISION, bounds: { ...TELEVISION.bounds, width: 1366, height: 768 } };
  plugIn(DESK, wide);
  expect(boxes()).toEqual([wide.bounds]);
});

test('with one screen the board stands in a window when it is asked for, and stays there', () => {
  plugIn(DESK);
  board.follow(true);
  expect(boxes()).toEqual([]);
  expect(board.open()).toBe('window');
  expect(board.open()).toBe('window');
  expect(boxes()).toEqual([undefined]);
  plugIn(DESK, TELEVISION);
  expect(boxes()).toEqual([undefined]);
  expect(board.close()).toBe('unused');
});

test('a board closed by its own window is known to be closed, and can be opened again', () => {
  board.follow(true);
  goneOf[0]?.();
  expect(board.state()).toBe('unused');
  expect(board.open()).toBe('screen');
  expect(boxes()).toEqual([TELEVISION.bounds]);
});
