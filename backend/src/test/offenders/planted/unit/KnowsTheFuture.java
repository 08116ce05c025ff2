package planted.unit;

import planted.score.EverythingManager;

/** Planted: a unit must not know of scores. */
class KnowsTheFuture {
    EverythingManager later;
}
