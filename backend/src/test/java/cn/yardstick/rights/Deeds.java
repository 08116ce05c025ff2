package cn.yardstick.rights;

import cn.yardstick.harness.Contract.Operation;

/** Every writing operation as somebody does it who may, on records of its own: sent once, it is done. */
abstract class Deeds extends DeedsOnFacts {

    /** A fresh deed of the operation; fails for one that nobody has written down yet. */
    Deed deed(Operation operation) {
        var deed = onPeople(operation);
        deed = deed == null ? onRules(operation) : deed;
        deed = deed == null ? onFacts(operation) : deed;
        if (deed == null) {
            throw new IllegalStateException("no deed of " + operation.id() + ": write it down in DeedsOnPeople, DeedsOnRules or DeedsOnFacts");
        }
        return deed;
    }
}
