/* The passwords that guessers try first, of those with 8 characters and more; shorter ones are refused anyway. Folded, sorted. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/password.h"

static const char *const common[] = {
	"00000000", "0123456789", "0987654321", "11111111", "11112222", "11223344", "1122334455", "112233445566",
	"12121212", "121212121", "123123123", "123321123", "12341234", "123412345", "12344321", "123456123",
	"123456654321", "12345678", "123456781", "123456789", "1234567890", "1234567891", "12345678910", "1234567899",
	"12345679", "1234abcd", "1234qwer", "123654789", "123abc123", "123qwe123", "123qweasd", "12qwaszx", "13579246",
	"135792468", "147258369", "147852369", "147896325", "159357456", "19871987", "1a2b3c4d", "1q2w3e4r", "1q2w3e4r5t",
	"1qaz2wsx", "1qaz2wsx3edc", "1qazxsw2", "20002000", "22222222", "24681357", "31415926", "314159265", "321321321",
	"33333333", "5201314520", "55555555", "66666666", "741852963", "77777777", "789456123", "789654123", "87654321",
	"88888888", "963852741", "987654321", "9876543210", "99999999", "a1234567", "a12345678", "a123456789", "a1b2c3d4",
	"aa123456", "aaaa1111", "aaaaaaa1", "abc12345", "abc123456", "abc123abc", "abcabcabc", "abcd1234", "abcdefgh",
	"abcdefghi", "abcdefghij", "access14", "admin123", "admin1234", "admin12345", "adminadmin", "administrator",
	"administrator1", "alexander", "alexandra", "arsenal1", "arsenal123", "asd123asd", "asdasdasd", "asdf1234",
	"asdfasdf", "asdfghjk", "asdfghjkl", "asdfghjkl;", "asshole1", "autumn2024", "autumn2025", "autumn2026",
	"azerty123", "azertyuiop", "baseball", "baseball1", "basketball", "batman123", "beautiful", "benjamin", "blessed1",
	"blink182", "blueberry", "bond007bond", "bonjour1", "bullshit", "butterfly", "caonima123", "celtic123", "changeme",
	"changeme1", "changeme123", "changethis", "charlie1", "charlie123", "cheesecake", "chelsea1", "chocolate",
	"chocolate1", "christian", "christopher", "computer", "computer1", "contrasena", "corvette", "danielle",
	"december", "default1", "dickhead", "dragon12", "dragon123", "elizabeth", "everton1", "facebook", "facebook1",
	"february", "ferrari1", "flower123", "football", "football1", "forever1", "forever21", "friday123", "fuckyou!",
	"fuckyou1", "fuckyou2", "godisgood", "goodluck", "google123", "guest123", "hallo123", "hallo1234", "happy123",
	"harley123", "hello123", "hello1234", "hellohello", "helloworld", "hunter123", "ilovegod", "iloveyou", "iloveyou!",
	"iloveyou1", "iloveyou123", "iloveyou2", "internet", "internet1", "januar01", "jennifer", "jesus123",
	"jesuschrist", "jonathan", "jordan23", "killer123", "lakers24", "learning", "learning1", "letmein!", "letmein1",
	"letmein12", "letmein123", "liverpool", "liverpool1", "lovelove", "lovely123", "loveyou1", "manager1",
	"manchester", "master123", "matkhau1", "mercedes", "metallica", "michael1", "michelle", "midnight", "midnight1",
	"minecraft", "minecraft1", "monday123", "monkey12", "monkey123", "motdepasse", "mustang1", "mypass123",
	"mypassword", "newpassword", "nicholas", "nintendo", "nirvana1", "nopassword", "november", "opensesame",
	"p@ssw0rd", "p@ssw0rd1", "p@ssword", "p@ssword1", "pa$$word", "pa55w0rd", "pa55word", "pass1234", "pass12345",
	"passcode", "passpass", "passphrase", "passw0rd", "passw0rd1", "password", "password!", "password0", "password01",
	"password1", "password1!", "password12", "password123", "password1234", "password12345", "password2",
	"password2024", "password2025", "password2026", "password3", "password99", "passwords", "passwort", "passwort1",
	"patricia", "playstation", "pokemon1", "pokemon123", "porsche911", "princess", "princess1", "q1w2e3r4",
	"q1w2e3r4t5", "q1w2e3r4t5y6", "qazwsx123", "qazwsxedc", "qwe123qwe", "qweasdzxc", "qweqweqwe", "qwer1234",
	"qwerasdf", "qwerty12", "qwerty123", "qwerty1234", "qwerty12345", "qwerty123456", "qwertyqwerty", "qwertyui",
	"qwertyuio", "qwertyuiop", "rainbow1", "rainbow123", "rangers1", "root1234", "rootroot", "salasana", "samantha",
	"samsung1", "samsung123", "secret123", "secrets1", "security", "september", "service1", "shadow12", "shadow123",
	"snowball", "spiderman", "spring2024", "spring2025", "spring2026", "starwars", "starwars1", "stephanie",
	"strawberry", "summer12", "summer123", "summer2024", "summer2025", "summer2026", "sunshine", "sunshine1",
	"superman", "superman1", "support1", "temp1234", "temporary", "temppass", "test1234", "test12345", "testing1",
	"testing123", "testtest", "thepassword", "tigger123", "topsecret", "training", "training1", "trustno1", "user1234",
	"veronica", "victoria", "wachtwoord", "welcome!", "welcome01", "welcome1", "welcome12", "welcome123", "welcome2",
	"whatever", "whatever1", "whatever123", "winter123", "winter2024", "winter2025", "winter2026", "woaini1314",
	"woaini520", "yankees1", "yourpassword", "zaq12wsx", "zaq1zaq1", "zxcvbnm,", "zxcvbnm1", "zxcvbnm123", "zxczxczxc",
};

static int
compare(const void *wanted, const void *entry)
{
	return strcmp(wanted, *(const char *const *)entry);
}

bool
password_is_common(struct arena *arena, const char *typed)
{
	return bsearch(text_fold(arena, typed), common, sizeof common / sizeof *common, sizeof *common, compare) != NULL;
}
