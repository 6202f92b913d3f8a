package org.lintel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lintel.model.PersistedGrant;
import org.lintel.model.GrantQuery;
import org.lintel.spi.GrantStore;

/** What a {@link GrantStore} has to keep. */
public abstract class GrantStoreContract {

    private static final int THREADS = 16;
    private static final int ROUNDS = 50;
    private static final long SOON_MILLIS = 500;
    private static final long LONGEST_MILLIS = 20_000;

    /** Stores need not remember more than milliseconds. */
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private GrantStore store;

    /** The store to be tested. */
    protected abstract GrantStore store();

    @BeforeEach
    void takeTheStore() {
        store = store();
    }

    @Test
    void whatWasPutIsFoundAsItWas() {
        PersistedGrant grant = code("family");
        PersistedGrant bare = new PersistedGrant(unique("key"), PersistedGrant.Kind.REQUEST, "https://id.example", null, null, null, null,
                now, now.plusSeconds(60),
                null,
                "{\"text\":\"ä 😀 \\u0000\"}");

        assertTrue(store.put(grant));
        assertTrue(store.put(bare));
        assertEquals(Optional.of(grant), store.find(grant.key()));
        assertEquals(Optional.of(bare), store.find(bare.key()));
    }

    @Test
    void whatWasNotPutIsAbsent() {
        assertEquals(Optional.empty(), store.find(unique("key")));
        assertFalse(store.redeem(unique("key"), now));
        assertEquals(List.of(), store.list(GrantQuery.ofSession(unique("session"), PersistedGrant.Kind.REQUEST)));
        assertFalse(store.familyRevoked(unique("family")));
    }

    @Test
    void aLaterPutTakesThePlaceOfAnEarlierOne() {
        PersistedGrant grant = request(unique("key"), unique("session"), now);
        PersistedGrant moved = request(grant.key(), unique("session"), now.plusSeconds(1));
        store.put(grant);

        assertTrue(store.put(moved));
        assertEquals(Optional.of(moved), store.find(grant.key()));
        assertEquals(List.of(), store.list(GrantQuery.ofSession(grant.sessionId(), PersistedGrant.Kind.REQUEST)));
        assertEquals(List.of(moved), store.list(GrantQuery.ofSession(moved.sessionId(), PersistedGrant.Kind.REQUEST)));
    }

    @Test
    void aGrantWithoutEndStays() {
        PersistedGrant consent = new PersistedGrant(unique("key"), PersistedGrant.Kind.CONSENT, "https://id.example", "1", "shop", null,
                null, now, null, null, "{}");

        assertTrue(store.put(consent));
        assertEquals(Optional.of(consent), store.find(consent.key()));
    }

    @Test
    void aGrantIsRedeemedOnce() {
        PersistedGrant grant = put(code(unique("family")));

        assertTrue(store.redeem(grant.key(), now.plusSeconds(1)));
        assertFalse(store.redeem(grant.key(), now.plusSeconds(2)));
        assertFalse(store.redeem(grant.key(), now.plusSeconds(3)));
    }

    @Test
    void aRedeemedGrantIsStillFoundSoThatAReplayIsRecognised() {
        PersistedGrant grant = put(code(unique("family")));
        store.redeem(grant.key(), now.plusSeconds(1));

        assertEquals(Optional.of(grant.redeemed(now.plusSeconds(1))), store.find(grant.key()));
    }

    @Test
    void aPutOverARedeemedGrantIsRefused() {
        PersistedGrant grant = put(code(unique("family")));
        store.redeem(grant.key(), now.plusSeconds(1));

        assertFalse(store.put(grant));
        assertEquals(Optional.of(grant.redeemed(now.plusSeconds(1))), store.find(grant.key()));
    }

    @Test
    void ofManyWhoRedeemAtOnceExactlyOneSucceeds() {
        for (int round = 0; round < ROUNDS; round++) {
            PersistedGrant grant = put(code(unique("family")));
            List<Boolean> first = Together.run(THREADS, thread -> store.redeem(grant.key(), now.plusSeconds(thread)));

            assertEquals(1, first.stream().filter(redeemed -> redeemed).count(), "one redeems it");
            assertEquals(Optional.of(grant.redeemed(now.plusSeconds(first.indexOf(true)))), store.find(grant.key()), "as that one said");
        }
    }

    @Test
    void whatComesOfAGrantIsStoredWithItsRedemptionOrNotAtAll() {
        PersistedGrant grant = put(code(unique("family")));
        List<PersistedGrant> made = successors(grant);

        assertTrue(store.redeem(grant.key(), now.plusSeconds(1), made));
        assertEquals(Optional.of(grant.redeemed(now.plusSeconds(1))), store.find(grant.key()));
        made.forEach(one -> assertEquals(Optional.of(one), store.find(one.key())));
        List<PersistedGrant> late = successors(grant);
        assertFalse(store.redeem(grant.key(), now.plusSeconds(2), late));
        assertFalse(store.replace(grant.key(), late), "what is redeemed stays");
        assertFalse(store.redeem(unique("key"), now, late));
        late.forEach(one -> assertEquals(Optional.empty(), store.find(one.key())));
    }

    @Test
    void whatIsReplacedIsGoneAndItsSuccessorsAreThere() {
        PersistedGrant grant = put(token(unique("family")));
        PersistedGrant next = token(grant.family()).withAlias(grant.key());
        PersistedGrant reference = of(PersistedGrant.Kind.REFERENCE_TOKEN, grant.family(), now);

        assertTrue(store.replace(grant.key(), List.of(next, reference)));
        assertEquals(Optional.empty(), store.find(grant.key()));
        assertEquals(Optional.of(next), store.find(next.key()));
        assertEquals(Optional.of(next), store.findByAlias(PersistedGrant.Kind.REFRESH_TOKEN, grant.key()));
        assertEquals(Optional.of(reference), store.find(reference.key()));
        assertEquals(List.of(next), store.list(GrantQuery.ofFamily(grant.family(), PersistedGrant.Kind.REFRESH_TOKEN)));
        assertFalse(store.replace(grant.key(), List.of(token(grant.family()))));
        assertFalse(store.redeem(grant.key(), now));
        assertFalse(store.replace(unique("key"), List.of(token(grant.family()))));
    }

    /** Who comes too late finds what the first one left: at no moment is there neither the grant nor its successor. */
    @Test
    void ofManyWhoReplaceAGrantAtOnceOneDoesAndTheOthersFindItsSuccessor() {
        for (int round = 0; round < ROUNDS; round++) {
            PersistedGrant grant = put(token(unique("family")));
            List<Boolean> first = Together.run(THREADS, thread -> {
                boolean replaced = store.replace(grant.key(), List.of(token(grant.family()).withAlias(grant.key())));
                assertTrue(store.findByAlias(PersistedGrant.Kind.REFRESH_TOKEN, grant.key()).isPresent());
                return replaced;
            });

            assertEquals(1, first.stream().filter(replaced -> replaced).count(), "one replaces it");
            assertEquals(1, store.list(GrantQuery.ofFamily(grant.family(), PersistedGrant.Kind.REFRESH_TOKEN)).size());
        }
    }

    @Test
    void ofManyWhoRedeemAndReplaceAtOnceOneDoesAndNothingComesOfTheOthers() {
        for (int round = 0; round < ROUNDS; round++) {
            PersistedGrant grant = put(code(unique("family")));
            List<Boolean> first = Together.run(THREADS, thread -> thread % 2 == 0
                    ? store.redeem(grant.key(), now, List.of(token(grant.family())))
                    : store.replace(grant.key(), List.of(token(grant.family()))));

            assertEquals(1, first.stream().filter(used -> used).count(), "one uses it");
            assertEquals(1, store.list(GrantQuery.ofFamily(grant.family(), PersistedGrant.Kind.REFRESH_TOKEN)).size());
            assertEquals(first.indexOf(true) % 2 == 0, store.find(grant.key()).isPresent());
        }
    }

    /** Each follows the newest one, as a client does, while the family is revoked: nobody is told of a success afterwards. */
    @Test
    void nothingComesOfAGrantOnceTheRevocationOfItsFamilyHasReturned() {
        for (int round = 0; round < ROUNDS; round++) {
            String family = unique("family");
            List<PersistedGrant> roots = Stream.generate(() -> put(token(family))).limit(THREADS).toList();
            var revoked = new AtomicBoolean();
            Together.run(THREADS, thread -> {
                if (thread == 0) {
                    store.revokeFamily(family, now.plusSeconds(3600));
                    revoked.set(true);
                    return true;
                }
                PersistedGrant newest = roots.get(thread);
                boolean used = true;
                while (used) {
                    boolean late = revoked.get();
                    PersistedGrant next = token(family).withAlias(newest.key());
                    used = thread % 2 == 0 ? store.replace(newest.key(), List.of(next))
                            : store.redeem(newest.key(), now, List.of(next));
                    assertFalse(used && late, "it began after the revocation and succeeded");
                    newest = next;
                }
                return true;
            });

            assertEquals(List.of(), store.list(GrantQuery.ofFamily(family, PersistedGrant.Kind.REFRESH_TOKEN)));
        }
    }

    private List<PersistedGrant> successors(PersistedGrant grant) {
        return List.of(token(grant.family()), of(PersistedGrant.Kind.REFERENCE_TOKEN, grant.family(), now));
    }

    private PersistedGrant token(String family) {
        return of(PersistedGrant.Kind.REFRESH_TOKEN, family, now);
    }

    @Test
    void ofManyWhoPutAndRedeemAtOnceNobodyUndoesARedemption() {
        for (int round = 0; round < ROUNDS; round++) {
            PersistedGrant grant = put(code(unique("family")));
            List<Boolean> redeemedFirst = Together.run(THREADS, thread -> {
                if (thread % 2 == 0) {
                    store.put(grant);
                    return false;
                }
                return store.redeem(grant.key(), now.plusSeconds(1));
            });

            assertEquals(1, redeemedFirst.stream().filter(first -> first).count(), "one redeems it");
            assertEquals(now.plusSeconds(1), store.find(grant.key()).orElseThrow().redeemed());
        }
    }

    @Test
    void anExpiredGrantIsAbsent() {
        String session = unique("session");
        PersistedGrant expired = new PersistedGrant(unique("key"), PersistedGrant.Kind.REQUEST, "https://id.example", null, "shop", session,
                null,
                now.minusSeconds(60),
                now.minusSeconds(1), null, "{}");
        store.put(expired);

        assertEquals(Optional.empty(), store.find(expired.key()));
        assertFalse(store.redeem(expired.key(), now));
        assertEquals(List.of(), store.list(GrantQuery.ofSession(session, PersistedGrant.Kind.REQUEST)));
    }

    @Test
    void aGrantIsAbsentOnceItsTimeHasCome() throws InterruptedException {
        PersistedGrant grant = new PersistedGrant(unique("key"), PersistedGrant.Kind.CODE, "https://id.example", "1", "shop", null, null,
                now,
                Instant.now().plusMillis(SOON_MILLIS).truncatedTo(ChronoUnit.MILLIS), null, "{}");
        store.put(grant);

        long longest = System.currentTimeMillis() + LONGEST_MILLIS;
        while (store.find(grant.key()).isPresent() && System.currentTimeMillis() < longest) {
            Thread.sleep(10);
        }
        assertFalse(Instant.now().isBefore(grant.expires()), "it stayed until it expired");
        assertEquals(Optional.empty(), store.find(grant.key()));
        assertFalse(store.redeem(grant.key(), Instant.now()));
    }

    @Test
    void theGrantsOfASessionAreListedOldestFirst() {
        String session = unique("session");
        PersistedGrant second = put(request(unique("key"), session, now.plusSeconds(1)));
        PersistedGrant first = put(request(unique("key"), session, now));
        PersistedGrant third = put(request(unique("key"), session, now.plusSeconds(2)));
        put(request(unique("key"), unique("session"), now));

        assertEquals(List.of(first, second, third), store.list(GrantQuery.ofSession(session, PersistedGrant.Kind.REQUEST)));
    }

    @Test
    void onlyGrantsOfTheKindAreListed() {
        String session = unique("session");
        PersistedGrant request = put(request(unique("key"), session, now));
        PersistedGrant code = put(
                new PersistedGrant(unique("key"), PersistedGrant.Kind.CODE, "https://id.example", "1", "shop", session, null, now,
                        now.plusSeconds(60),
                        null, "{}"));

        assertEquals(List.of(request), store.list(GrantQuery.ofSession(session, PersistedGrant.Kind.REQUEST)));
        assertEquals(List.of(code), store.list(GrantQuery.ofSession(session, PersistedGrant.Kind.CODE)));
    }

    @Test
    void theGrantsOfAUserAreListed() {
        String subject = unique("subject");
        PersistedGrant code = put(authorized(subject, "shop", unique("session"), PersistedGrant.Kind.CODE, now));
        PersistedGrant authorization = put(
                authorized(subject, "mail", unique("session"), PersistedGrant.Kind.AUTHORIZATION, now.plusSeconds(1)));
        PersistedGrant consent = put(
                new PersistedGrant(unique("key"), PersistedGrant.Kind.CONSENT, "https://id.example", subject, "shop", null, null,
                        now.plusSeconds(2), null, null, "{}"));
        put(authorized(unique("subject"), "shop", unique("session"), PersistedGrant.Kind.CODE, now));

        assertEquals(List.of(code, authorization),
                store.list(GrantQuery.ofSubject(subject, PersistedGrant.Kind.AUTHORIZATION, PersistedGrant.Kind.CODE)));
        assertEquals(List.of(code, authorization, consent),
                store.list(GrantQuery.ofSubject(subject, PersistedGrant.Kind.CODE, PersistedGrant.Kind.AUTHORIZATION,
                        PersistedGrant.Kind.CONSENT)));
        assertEquals(List.of(consent), store.list(GrantQuery.ofSubject(subject, PersistedGrant.Kind.CONSENT)));
    }

    @Test
    void aListCanBeNarrowedToAClientAndASession() {
        String subject = unique("subject");
        String session = unique("session");
        PersistedGrant here = put(authorized(subject, "shop", session, PersistedGrant.Kind.CODE, now));
        PersistedGrant elsewhere = put(authorized(subject, "shop", unique("session"), PersistedGrant.Kind.CODE, now.plusSeconds(1)));
        PersistedGrant ofAnother = put(authorized(subject, "mail", session, PersistedGrant.Kind.CODE, now.plusSeconds(2)));

        assertEquals(List.of(here, elsewhere), store.list(GrantQuery.ofSubject(subject, PersistedGrant.Kind.CODE).ofClient("shop")));
        assertEquals(List.of(here, ofAnother), store.list(GrantQuery.ofSession(session, PersistedGrant.Kind.CODE)));
        assertEquals(List.of(here), store.list(GrantQuery.ofSession(session, PersistedGrant.Kind.CODE).ofClient("shop")));
        assertEquals(List.of(ofAnother),
                store.list(new GrantQuery(Set.of(PersistedGrant.Kind.CODE), subject, "mail", session, null, null, 1)));
        assertEquals(List.of(), store.list(GrantQuery.ofSubject(subject, PersistedGrant.Kind.CODE).ofClient("SHOP")), "ids differ by case");
    }

    @Test
    void redeemedGrantsAreListedAndExpiredOnesAreNot() {
        String subject = unique("subject");
        PersistedGrant grant = put(authorized(subject, "shop", unique("session"), PersistedGrant.Kind.CODE, now));
        store.redeem(grant.key(), now.plusSeconds(1));
        store.put(new PersistedGrant(unique("key"), PersistedGrant.Kind.CODE, "https://id.example", subject, "shop", null, unique("family"),
                now.minusSeconds(60), now.minusSeconds(1), null, "{}"));

        assertEquals(List.of(grant.redeemed(now.plusSeconds(1))), store.list(GrantQuery.ofSubject(subject, PersistedGrant.Kind.CODE)));
    }

    @Test
    void pagesShowEverythingOnceEvenOfOneMoment() {
        String subject = unique("subject");
        Set<PersistedGrant> put = IntStream.range(0, 7)
                .mapToObj(i -> put(authorized(subject, "shop", unique("session"), PersistedGrant.Kind.CODE, now.plusSeconds(i / 3))))
                .collect(Collectors.toSet());

        List<PersistedGrant> all = store.list(GrantQuery.ofSubject(subject, PersistedGrant.Kind.CODE));
        assertEquals(put, Set.copyOf(all));
        GrantQuery query = GrantQuery.ofSubject(subject, PersistedGrant.Kind.CODE).limit(3);
        assertEquals(all.subList(0, 3), store.list(query));
        assertEquals(all.subList(3, 6), store.list(query.after(all.get(2))));
        assertEquals(all.subList(6, 7), store.list(query.after(all.get(5))));
        assertEquals(List.of(), store.list(query.after(all.get(6))));
        store.remove(all.get(2).key());
        assertEquals(all.subList(3, 6), store.list(query.after(all.get(2))), "the last one of a page may be gone by then");
    }

    @Test
    void aRemovedGrantIsForgotten() {
        PersistedGrant grant = put(request(unique("key"), unique("session"), now));
        store.redeem(grant.key(), now);
        store.remove(grant.key());

        assertEquals(Optional.empty(), store.find(grant.key()));
        assertEquals(List.of(), store.list(GrantQuery.ofSession(grant.sessionId(), PersistedGrant.Kind.REQUEST)));
        assertTrue(store.put(grant), "nothing of it is left");
        assertNull(store.find(grant.key()).orElseThrow().redeemed());
    }

    @Test
    void removingWhatIsNotThereDoesNothing() {
        store.remove(unique("key"));
    }

    @Test
    void aRevokedFamilyIsKnownToBeRevokedAndNoOther() {
        String family = unique("family");
        store.revokeFamily(family, now.plusSeconds(3600));

        assertTrue(store.familyRevoked(family));
        assertTrue(store.familyRevoked(family, now), "at once, where it was revoked");
        assertFalse(store.familyRevoked(unique("family")));
        assertFalse(store.familyRevoked(unique("family"), now));
    }

    @Test
    void nothingOfARevokedFamilyIsThere() {
        String alias = unique("alias");
        PersistedGrant before = put(code(unique("family")).withAlias(alias));
        store.revokeFamily(before.family(), now.plusSeconds(3600));
        store.put(before);

        for (PersistedGrant grant : List.of(before, code(before.family()), token(before.family()))) {
            store.put(grant);
            isAbsent(grant);
        }
        assertEquals(Optional.empty(), store.findByAlias(before.kind(), alias));
        assertEquals(List.of(), store.list(GrantQuery.ofFamily(before.family(), PersistedGrant.Kind.CODE)));
        PersistedGrant other = put(code(unique("family")));
        assertEquals(Optional.of(other), store.find(other.key()), "another family is not concerned");
    }

    private void isAbsent(PersistedGrant grant) {
        PersistedGrant next = token(grant.family());
        assertEquals(Optional.empty(), store.find(grant.key()));
        assertFalse(store.redeem(grant.key(), now, List.of(next)));
        assertFalse(store.replace(grant.key(), List.of(next)));
        assertEquals(Optional.empty(), store.find(next.key()));
    }

    private void isStoredInVain(PersistedGrant grant) {
        store.put(grant);
        isAbsent(grant);
    }

    @Test
    void revokingAFamilyTwiceChangesNothing() {
        String family = unique("family");
        store.revokeFamily(family, now.plusSeconds(3600));
        store.revokeFamily(family, now.plusSeconds(60));

        assertTrue(store.familyRevoked(family));
        isStoredInVain(code(family));
    }

    @Test
    void aLaterRevocationForAShorterTimeDoesNotShortenTheFirst() throws InterruptedException {
        String family = unique("family");
        Instant soon = Instant.now().plusMillis(SOON_MILLIS);
        store.revokeFamily(family, now.plusSeconds(3600));
        store.revokeFamily(family, soon);

        while (Instant.now().isBefore(soon.plusMillis(10))) {
            Thread.sleep(10);
        }
        assertTrue(store.familyRevoked(family));
        isStoredInVain(code(family));
    }

    /**
     * Of one who takes a consent away and then lists, and others who put something and then look for the consent, at least one sees the
     * other: that is how nothing outlives the ground that it was given on.
     */
    @Test
    void whoPutsSomethingAndLooksAfterwardsIsListedOrSeesWhatIsGone() {
        for (int round = 0; round < ROUNDS; round++) {
            String subject = unique("subject");
            PersistedGrant consent = put(
                    new PersistedGrant(unique("key"), PersistedGrant.Kind.CONSENT, "https://id.example", subject, "shop", null, null, now,
                            null, null,
                            "{}"));
            List<Set<String>> keys = Together.run(THREADS, thread -> {
                if (thread == 0) {
                    store.remove(consent.key());
                    return store.list(GrantQuery.ofSubject(subject, PersistedGrant.Kind.CODE)).stream().map(PersistedGrant::key)
                            .collect(Collectors.toSet());
                }
                return Stream.generate(() -> put(authorized(subject, "shop", unique("session"), PersistedGrant.Kind.CODE, now)).key())
                        .limit(5)
                        .filter(key -> store.find(consent.key()).isPresent()).collect(Collectors.toSet());
            });

            keys.stream().skip(1).forEach(believed -> assertTrue(keys.get(0).containsAll(believed), "neither saw the other"));
        }
    }

    /** Whether it is put before or after, or is under way: nobody finds it. */
    @Test
    void nothingIsFoundOfAFamilyWhoseRevocationHasReturned() {
        for (int round = 0; round < ROUNDS; round++) {
            String family = unique("family");
            List<List<PersistedGrant>> grants = Stream.generate(() -> Stream.generate(() -> code(family)).limit(5).toList()).limit(THREADS)
                    .toList();
            var revoked = new AtomicBoolean();
            Together.run(THREADS, thread -> {
                if (thread == 0) {
                    store.revokeFamily(family, now.plusSeconds(3600));
                    revoked.set(true);
                }
                for (PersistedGrant grant : grants.get(thread)) {
                    store.put(grant);
                    boolean late = revoked.get();
                    assertFalse(store.find(grant.key()).isPresent() && late, "it was found after the revocation");
                }
                return true;
            });

            grants.stream().flatMap(List::stream).forEach(this::isAbsent);
        }
    }

    private PersistedGrant put(PersistedGrant grant) {
        assertTrue(store.put(grant));
        return grant;
    }

    private PersistedGrant code(String family) {
        return new PersistedGrant(unique("key"), PersistedGrant.Kind.CODE, "https://id.example", "1", "shop", "sid", family, now,
                now.plusSeconds(60), null,
                "{\"scopes\":[\"openid\"]}");
    }

    @Test
    void grantsOfAFamilyAreListed() {
        String family = unique("family");
        PersistedGrant code = stored(of(PersistedGrant.Kind.CODE, family, now));
        PersistedGrant token = stored(of(PersistedGrant.Kind.REFRESH_TOKEN, family, now.plusSeconds(1)));
        stored(of(PersistedGrant.Kind.CODE, unique("family"), now));

        assertEquals(List.of(code, token),
                store.list(GrantQuery.ofFamily(family, PersistedGrant.Kind.CODE, PersistedGrant.Kind.REFRESH_TOKEN)));
        assertEquals(List.of(token), store.list(GrantQuery.ofFamily(family, PersistedGrant.Kind.REFRESH_TOKEN)));
    }

    @Test
    void manyAreRevokedAtOnceWithTheirFamiliesAndForgotten() {
        List<PersistedGrant> gone = IntStream.range(0, 30).mapToObj(i -> stored(of(PersistedGrant.Kind.CODE, unique("family"), now)))
                .toList();
        PersistedGrant stays = stored(of(PersistedGrant.Kind.CODE, unique("family"), now));
        PersistedGrant neverStored = of(PersistedGrant.Kind.CODE, unique("family"), now);
        store.revokeFamily(gone.get(3).family(), now.plusSeconds(10));
        store.revoke(Stream.concat(gone.stream(), Stream.of(neverStored)).toList());
        store.revoke(List.of());

        for (PersistedGrant grant : gone) {
            assertEquals(Optional.empty(), store.find(grant.key()));
            assertTrue(store.familyRevoked(grant.family()));
            isStoredInVain(of(PersistedGrant.Kind.REFRESH_TOKEN, grant.family(), now));
        }
        isStoredInVain(neverStored);
        assertEquals(Optional.of(stays), store.find(stays.key()));
        assertFalse(store.familyRevoked(stays.family()));
    }

    @Test
    void nothingComesOfAFamilyOnceItIsRevokedAmongMany() {
        for (int round = 0; round < 20; round++) {
            List<PersistedGrant> roots = IntStream.range(0, 8).mapToObj(i -> stored(of(PersistedGrant.Kind.CODE, unique("family"), now)))
                    .toList();
            var revoked = new AtomicBoolean();
            Together.run(9, thread -> {
                if (thread == 8) {
                    store.revoke(roots);
                    revoked.set(true);
                    return true;
                }
                PersistedGrant root = roots.get(thread);
                boolean late = revoked.get();
                assertFalse(store.redeem(root.key(), now, List.of(token(root.family()))) && late);
                return true;
            });

            roots.forEach(root -> assertTrue(store.familyRevoked(root.family())));
            roots.forEach(this::isAbsent);
            roots.forEach(root -> assertEquals(List.of(),
                    store.list(GrantQuery.ofFamily(root.family(), PersistedGrant.Kind.REFRESH_TOKEN))));
        }
    }

    /** A plug-in's own. */
    @Test
    void aKindOfSomebodyElseIsStoredAsAnyOther() {
        var device = new PersistedGrant.Kind("example.org/device-code");
        PersistedGrant code = stored(of(device, unique("family"), now));

        assertEquals(Optional.of(code), store.find(code.key()));
        assertEquals(List.of(code), store.list(GrantQuery.ofFamily(code.family(), device)));
        assertEquals(List.of(), store.list(GrantQuery.ofFamily(code.family(), PersistedGrant.Kind.CODE)));
        assertTrue(store.redeem(code.key(), now));
        assertFalse(store.redeem(code.key(), now));
    }

    @Test
    void aGrantIsFoundByItsAliasAmongThoseOfItsKind() {
        var device = new PersistedGrant.Kind("example.org/device-code");
        String alias = unique("alias");
        PersistedGrant code = stored(of(device, null, now).withAlias(alias));
        PersistedGrant other = stored(of(PersistedGrant.Kind.REQUEST, null, now).withAlias(alias));

        assertEquals(Optional.of(code), store.findByAlias(device, alias));
        assertEquals(Optional.of(other), store.findByAlias(PersistedGrant.Kind.REQUEST, alias));
        assertEquals(Optional.empty(), store.findByAlias(device, code.key()));
        assertEquals(Optional.empty(), store.find(alias));
        store.redeem(code.key(), now);
        assertEquals(Optional.of(code.redeemed(now)), store.findByAlias(device, alias));
        store.remove(code.key());
        assertEquals(Optional.empty(), store.findByAlias(device, alias));
    }

    @Test
    void anAliasIsGivenOnceAndAgainWhenItsGrantIsGone() {
        String alias = unique("alias");
        PersistedGrant first = stored(of(PersistedGrant.Kind.REQUEST, null, now).withAlias(alias));
        PersistedGrant second = of(PersistedGrant.Kind.REQUEST, null, now).withAlias(alias);

        assertFalse(store.put(second));
        assertEquals(Optional.empty(), store.find(second.key()));
        assertTrue(store.put(first), "in place of itself");
        assertTrue(store.put(first.withAlias(unique("alias"))), "under another one");
        assertTrue(store.put(second));
        assertEquals(Optional.of(second), store.findByAlias(PersistedGrant.Kind.REQUEST, alias));
    }

    @Test
    void anAliasThatHasExpiredMakesRoom() throws InterruptedException {
        String alias = unique("alias");
        Instant soon = Instant.now().plusMillis(300).truncatedTo(ChronoUnit.MILLIS);
        stored(new PersistedGrant(unique("key"), PersistedGrant.Kind.REQUEST, "https://id.example", null, null, null, null, now, soon, null,
                "{}").withAlias(alias));
        while (store.findByAlias(PersistedGrant.Kind.REQUEST, alias).isPresent()) {
            Thread.sleep(20);
        }
        PersistedGrant next = stored(of(PersistedGrant.Kind.REQUEST, null, now).withAlias(alias));
        assertEquals(Optional.of(next), store.findByAlias(PersistedGrant.Kind.REQUEST, alias));
    }

    @Test
    void ofManyWhoWantAnAliasAtOnceExactlyOneGetsIt() {
        for (int round = 0; round < 20; round++) {
            String alias = unique("alias");
            List<Boolean> got = Together.run(8, thread -> store.put(of(PersistedGrant.Kind.REQUEST, null, now).withAlias(alias)));

            assertEquals(1, got.stream().filter(Boolean::booleanValue).count());
            assertTrue(store.findByAlias(PersistedGrant.Kind.REQUEST, alias).isPresent());
        }
    }

    private PersistedGrant stored(PersistedGrant grant) {
        assertTrue(store.put(grant));
        return grant;
    }

    private PersistedGrant of(PersistedGrant.Kind kind, String family, Instant created) {
        return new PersistedGrant(unique("key"), kind, "https://id.example", "1", "shop", null, family, created, now.plusSeconds(60), null,
                "{}");
    }

    private PersistedGrant authorized(String subject, String clientId, String session, PersistedGrant.Kind kind, Instant created) {
        return new PersistedGrant(unique("key"), kind, "https://id.example", subject, clientId, session, unique("family"), created,
                now.plusSeconds(60), null, "{}");
    }

    private PersistedGrant request(String key, String session, Instant created) {
        return new PersistedGrant(key, PersistedGrant.Kind.REQUEST, "https://id.example", null, "shop", session, null, created,
                now.plusSeconds(60), null,
                "{}");
    }

    /** As long as the hashes that keys are. */
    private static String unique(String what) {
        String name = what + "-" + UUID.randomUUID();
        return name.length() > 43 ? name.substring(0, 43) : name;
    }
}
