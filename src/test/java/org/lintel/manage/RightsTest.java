package org.lintel.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.lintel.manage.Area.AUDIT;
import static org.lintel.manage.Area.CLIENTS;
import static org.lintel.manage.Area.GRANTS;
import static org.lintel.manage.Area.OPERATORS;
import static org.lintel.manage.Area.REFUSALS;
import static org.lintel.manage.Area.SESSIONS;
import static org.lintel.manage.Area.USERS;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.lintel.model.Appointment;
import org.lintel.model.Role;
import org.lintel.model.Scope;

class RightsTest {

    private static final Rights ADMINISTRATOR = Rights.of(Appointment.of("a", Role.ADMINISTRATOR));
    private static final Rights AUDITOR = Rights.of(Appointment.of("a", Role.AUDITOR));
    private static final Rights HELPDESK = Rights.of(Appointment.of("a", Role.HELPDESK));
    private static final Rights OWNER = Rights.of(Appointment.ofOwner("a", "shop"));

    @Test
    void a3_whatEachRoleMay() {
        assertThat(ADMINISTRATOR.reads()).containsExactlyInAnyOrder(Area.values());
        assertThat(ADMINISTRATOR.writes()).contains(CLIENTS, USERS, OPERATORS).doesNotContain(AUDIT, REFUSALS);
        assertThat(AUDITOR.reads()).containsExactlyInAnyOrder(Area.values());
        assertThat(AUDITOR.writes()).isEmpty();
        assertThat(HELPDESK.writes()).containsExactlyInAnyOrder(USERS, SESSIONS, GRANTS);
        assertThat(HELPDESK.reads()).containsExactlyInAnyOrder(USERS, SESSIONS, GRANTS, REFUSALS);
        assertThat(OWNER).isEqualTo(new Rights(Set.of(), Set.of(), Set.of("shop")));
    }

    @Test
    void a3_severalRolesAddUp() {
        Rights both = Rights.of(new Appointment("a", true, Set.of(Role.AUDITOR, Role.CLIENT_OWNER), Set.of("shop")));
        assertThat(both.reads()).contains(CLIENTS, AUDIT, OPERATORS);
        assertThat(both.writes()).isEmpty();
        assertThat(both.clients()).containsExactly("shop");
    }

    @Test
    void a3_aTokenGoesAsFarAsItsScopesAndItsUser() {
        Rights scopes = Rights.of(List.of("openid", "lintel.users.read", "lintel.clients.write", "lintel.users", "LINTEL.AUDIT.READ"));
        assertThat(scopes).isEqualTo(new Rights(Set.of(USERS), Set.of(CLIENTS), Set.of()));
        assertThat(HELPDESK.within(scopes)).isEqualTo(new Rights(Set.of(USERS), Set.of(), Set.of()));
        assertThat(OWNER.within(scopes)).isEqualTo(OWNER);
        assertThat(OWNER.within(Rights.of(List.of("lintel.clients.read")))).isEqualTo(Rights.NONE);
        assertThat(Rights.NONE.within(scopes)).isEqualTo(Rights.NONE);
    }

    @Test
    void a3_nobodyHasMoreThanTheyHave() {
        assertThat(ADMINISTRATOR.cover(AUDITOR) && ADMINISTRATOR.cover(OWNER) && ADMINISTRATOR.cover(ADMINISTRATOR)).isTrue();
        assertThat(AUDITOR.cover(HELPDESK)).isFalse();
        assertThat(HELPDESK.cover(ADMINISTRATOR)).isFalse();
        assertThat(OWNER.cover(Rights.of(Appointment.ofOwner("b", "shop", "bar")))).isFalse();
        assertThat(AUDITOR.cover(OWNER)).as("looking is not owning").isFalse();
    }

    /** Each scope is some area's, and each area has one to look. */
    @Test
    void a3_areasAndScopesAreTheSame() {
        Rights all = Rights.of(Scope.MANAGEMENT.stream().map(Scope::name).toList());
        assertThat(all).as("all scopes are all rights").isEqualTo(Rights.ALL);
        assertThat(Scope.MANAGEMENT).allSatisfy(scope -> assertThat(Rights.of(List.of(scope.name())).reads()).hasSize(1));
    }

    @Test
    void anAppointmentSaysWhatItIsOf() {
        assertThatIllegalArgumentException().isThrownBy(() -> Appointment.of("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Appointment.of("a", Role.CLIENT_OWNER));
        assertThatIllegalArgumentException().isThrownBy(() -> new Appointment("a", true, Set.of(Role.AUDITOR), Set.of("shop")));
        assertThatIllegalArgumentException().isThrownBy(() -> Appointment.of("", Role.AUDITOR));
    }
}
