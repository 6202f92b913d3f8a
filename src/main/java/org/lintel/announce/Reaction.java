package org.lintel.announce;

/** What Lintel itself does when something has happened. Every bean of this type is told of everything, and before any plug-in is. */
public interface Reaction {

    /** In this order. */
    enum Turn { AUDIT, COUNTED, GRANTS_END, CLIENTS_ARE_TOLD }

    Turn turn();

    /** @param event one of {@code org.lintel.event}; most reactions are to one of them */
    void to(Record event);
}
