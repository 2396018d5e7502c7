#include "domain/import_headings.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* Keys as heading_key() makes them, each between blanks. */
static const struct {
	const char *target, *keys;
} headings[] = {
	{ "email",
		" email emailaddress emailaddresses mail mailaddress useremail usermail emailid workemail primaryemail emailprimary "
		"businessemail contactemail learneremail studentemail employeeemail memberemail emails emailaddr userprincipalname "
		"emailadresse mailadresse epost epostadresse epostadress sahkoposti correo correoelectronico courriel adressemail "
		"adresseemail adresseelectronique indirizzoemail mailaddresse emailadres " },
	{ "first_name",
		" firstname first fname given givenname givennames forename forenames userfirstname userfirst learnerfirstname namefirst "
		"christianname preferredname vorname vornamen rufname prenom nombre nome voornaam fornavn fornamn etunimi imie " },
	{ "last_name",
		" lastname last lname family familyname familynames surname surnames userlastname userlast learnerlastname namelast "
		"secondname nachname familienname zuname nomdefamille apellido apellidos cognome achternaam etternavn efternamn efternavn "
		"sukunimi nazwisko " },
	{ "password",
		" password userpass userpassword pass passwd pwd temppassword temporarypassword initialpassword startpassword newpassword "
		"passwort kennwort startpasswort motdepasse contrasena wachtwoord passord losenord haslo " },
	{ "group",
		" group groups groupname groupnames usergroup usergroups team teams teamname grouporgroups cohort cohorts class classname "
		"gruppe gruppen gruppenname groupe groupes grupo grupos gruppo groep grupp " },
	{ "rule", " rule rules byrule pin pinned regel regeln regle regla regola " },
	{ "branch",
		" branch branches branchname branchpath location locationname site office orgunit organisationalunit organizationalunit "
		"organisationunit standort zweigstelle filiale niederlassung agence sucursal filial " },
	{ "status",
		" status state userstatus memberstatus learnerstatus accountstatus active isactive zustand statut estado aktiv " },
	{ "course",
		" course courses coursename coursetitle module modulename training trainingname kurs kursname kurstitel cours corso cursus "
		"curso cursusnaam " },
	{ "progress",
		" progress progresspercent progressinpercent percent percentage percentcomplete percentcompleted percentagecomplete completion "
		"completionpercent completionpercentage fortschritt fortschrittprozent avancement progreso progresso voortgang " },
	{ "score",
		" score scorepercent scoreinpercent grade mark marks result testscore quizscore finalscore finalgrade ergebnis punktzahl "
		"punkte puntuacion punteggio " },
	{ "started",
		" started startedat startedon start startdate datestarted begun begonnen begonnenam startdatum gestartet commence inicio " },
	{ "completed",
		" completed completedat completedon completiondate datecompleted finished finishedat finishedon finishdate enddate passedon "
		"passedat abgeschlossen abgeschlossenam abschlussdatum beendet termine finalizado " },
	{ "minutes",
		" minutes minutesspent timespent timespentminutes timeinminutes timespentinminutes duration durationminutes minuten dauer "
		"dauerinminuten minutos " },
	{ "notify_at",
		" notifyat notify notifytime notifydate notifyon notificationtime notificationdate whentonotify whentosend sendat sendon "
		"sendtime senddate inviteat invitetime invitedate benachrichtigenam sendenam versandzeit " },
	/* Our own exports, and what other systems add: nothing to read. */
	{ "",
		" role learnsin leads joined coursescompleted lastactivity certificate certificatenumber validuntil cameby detail added invitesent statussince problem problems row line whatwaswrong whatiswrong "
		"reason id userid memberid learnerid username userlogin login displayname nickname fullname lastlogin lastactive lastsignin "
		"created createdat createdon registered registrationdate datejoined notes note comment comments remarks remark bemerkung "
		"bemerkungen notizen " },
};

static const struct {
	const char *state, *words;
} states[] = {
	{ "active", " active aktiv actif activo attivo actief enabled on yes ja oui si 1 true current employed restore restored " },
	{ "archived",
		" archived archive archiviert inactive inaktiv inactif inactivo disabled deactivated deaktiviert suspended off no nein non "
		"0 false left leaver former ausgeschieden terminated " },
};

const char *
heading_key(struct arena *arena, const char *title)
{
	char *key = arena_string(arena, text_fold(arena, title)), *to = key;

	for (const char *at = key; *at; at++)
		if ((*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9') || (unsigned char)*at >= 0x80)
			*to++ = *at;
	*to = '\0';
	return key;
}

/* Whether the word stands in the list, where blanks are around each. */
static bool
lists(const char *list, const char *word)
{
	size_t length = strlen(word);

	for (const char *at = list; length && (at = strstr(at, word)) != NULL; at += length)
		if (at[-1] == ' ' && at[length] == ' ')
			return true;
	return false;
}

const char *
heading_target(const char *key)
{
	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
		if (lists(headings[i].keys, key))
			return headings[i].target;
	return NULL;
}

const char *
heading_state(const char *key)
{
	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (lists(states[i].words, key))
			return states[i].state;
	return NULL;
}
