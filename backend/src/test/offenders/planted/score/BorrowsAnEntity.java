package planted.score;

import planted.incident.HiddenFact;

/** Planted: uses the entity of another room. */
class BorrowsAnEntity {
    HiddenFact fact;
}
