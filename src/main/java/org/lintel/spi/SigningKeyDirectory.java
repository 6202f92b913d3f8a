package org.lintel.spi;

import java.util.List;
import java.util.Optional;

import org.lintel.model.KeyLife;
import org.lintel.model.UnavailableException;

/**
 * The wider face of {@link SigningKeys} whose keys an operator can change; what has it fills the same place. Nothing here checks who may do
 * so. A change takes effect on every node within ten seconds, and on the one where it was made at once; what {@link SigningKeys#keys}
 * answers follows. Within {@link Transactions#together} it becomes part of that. Any method throws {@link UnavailableException} where it
 * cannot be done now, with nothing changed. Thread-safe.
 */
public interface SigningKeyDirectory extends SigningKeys {

    /** The keys in the key set, in the order of {@link SigningKeys#keys}. */
    List<KeyLife> published();

    /** The key of this {@code kid}, in the key set or not any more: whoever has something that it signed may ask after years. */
    Optional<KeyLife> find(String kid);

    /**
     * Makes a key that is published at once, and signs when it has been published for as long as others keep the key set; then the one that
     * signs now is retired.
     *
     * @param algorithm one of {@link org.lintel.model.SigningKey#ALGORITHMS}
     * @return the new key; absent, with nothing changed, if one of the algorithm waits for its turn already
     * @throws IllegalArgumentException with a sentence, if no keys of the algorithm are kept
     */
    Optional<KeyLife> rotate(String algorithm);

    /**
     * Lets a key sign no longer than it has to. The one that signs goes on until its successor may begin, which is made if there is none;
     * one that has not begun yet never will, and leaves the key set. Of one that is retired nothing changes.
     *
     * @return the key; absent if there is none
     */
    Optional<KeyLife> retire(String kid);

    /**
     * Takes a key out of the key set at once, since somebody else may have the private part: what it signed is worth nothing any more. If
     * it is the one that signs, the one that waits takes over, or a new one, whether others have heard of it or not.
     *
     * @return the key; absent if there is none
     */
    Optional<KeyLife> withdraw(String kid);
}
