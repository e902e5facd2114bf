/** CSS pixels of the viewport. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Whether a pointer that left a word at `exit` may still be heading for the card: it is inside the triangle between
 * that place and the card's nearest edge. Without this, reaching for a card that stands aside closes it half-way.
 */
export function isOnTheWayTo(card: Rect, exit: Point, pointer: Point): boolean {
  const [start, end] = facingEdge(card, exit);
  const turns = [turn(exit, start, pointer), turn(start, end, pointer), turn(end, exit, pointer)];
  return turns.every((side) => side >= 0) || turns.every((side) => side <= 0);
}

function facingEdge({ left, top, right, bottom }: Rect, from: Point): readonly [Point, Point] {
  if (from.y <= top)
    return [
      { x: left, y: top },
      { x: right, y: top },
    ];
  if (from.y >= bottom)
    return [
      { x: left, y: bottom },
      { x: right, y: bottom },
    ];
  const x = from.x <= left ? left : right;
  return [
    { x, y: top },
    { x, y: bottom },
  ];
}

/** Positive on one side of the line from a to b, negative on the other, zero on it. */
function turn(a: Point, b: Point, point: Point): number {
  return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
}
