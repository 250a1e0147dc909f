/**
 * A page of an imaginary site, and which of the example creatives a person would let stand there.
 * Every creative that is not named is labelled as wrong there: with 18 creatives each page makes 18
 * labelled pairs. The tags are what an author would give the page without knowing any creative.
 */
export interface LabelledPage {
  readonly name: string;
  readonly tags: readonly string[];
  readonly title: string;
  readonly headings: readonly string[];
  readonly text: string;
  readonly fits: readonly string[];
}

const page = (
  name: string,
  tags: readonly string[],
  title: string,
  fits: readonly string[],
  text: string,
): LabelledPage => ({ name, tags, title, headings: [], text, fits });

/** The half that the thresholds were tuned on. */
export const tuningPages: readonly LabelledPage[] = [
  page(
    'one-message',
    ['webrtc', 'performance'],
    'Meeting in one message',
    ['webrtc-book'],
    `Two browsers that want to call each other exchange a description and their ICE candidates.
    Usually that takes a dozen messages. We put all of it into 500 bytes and leave them with
    the server, so that one message is enough for a peer to peer connection.`,
  ),
  page(
    'forgetting',
    ['privacy', 'memory'],
    'Forgetting in RAM',
    [],
    `What the server holds about a session stands in RAM and is overwritten when the session ends.
    We plant canaries in ten thousand sessions and read the raw memory of the process
    afterwards. None is found. Nothing is written to a disk, so there is nothing that a court
    could ask for.`,
  ),
  page(
    'what-a-relay-sees',
    ['privacy', 'relay'],
    'What a relay sees',
    ['webrtc-book', 'tunnel-vpn'],
    `A TURN relay hands on what two browsers send each other when there is no straight way. It sees
    the IP address of both, how much they send and when. It does not see what they say: the
    call is encrypted from browser to browser. With relay only, the stranger never learns your
    IP address.`,
  ),
  page(
    'look-better',
    ['video', 'tips'],
    'How to be seen',
    ['desk-lamp'],
    `Most people are lit from above and look tired. Put a lamp behind the webcam and turn off the
    one on the ceiling. Raise the camera to your eyes. Light from a window is best, from the
    side is better than from behind.`,
  ),
  page(
    'sound-better',
    ['audio', 'tips'],
    'How to be heard',
    ['quiet-headphones'],
    `Echo comes from your loudspeakers and is heard by the other person, not by you. Wear
    headphones. Put the microphone close and turn it down. Close the window: background noise
    is what tires people first.`,
  ),
  page(
    'practise',
    ['language exchange'],
    'Practise with strangers',
    ['language-tutor'],
    `Choose a language in the lobby and meet people who speak it. Mistakes cost nothing with a
    person you will never meet again. Learners say that ten minutes of conversation a day did
    more for them than a year of grammar.`,
  ),
  page(
    'run-your-own',
    ['self-hosting', 'deploy'],
    'Run your own',
    ['small-servers'],
    `Passerby needs one process and one port. The smallest virtual server that you can rent carries
    sixteen thousand people who wait. Point a name at it, give it a certificate and start it.`,
  ),
  page(
    'relay-weekend',
    ['sport'],
    'The relay at the lake',
    ['relay-club'],
    `Forty teams ran the relay around the lake on Sunday. Each runner carried the baton for ten
    kilometres. The youngest marathon runner among them was nineteen.`,
  ),
  page(
    'frozen-canal',
    ['winter'],
    'When the canal froze',
    ['ice-rink'],
    `In that winter people took their skates to work. The ice on the canal was thick enough for a
    horse. A rink was swept in front of the town hall and there was skating by torchlight.`,
  ),
  page(
    'ghost-town',
    ['photography'],
    'A town without people',
    [],
    `The shops are closed, the signs have faded. We walked the main street with two cameras and a
    dog. The post office still has letters in its boxes.`,
  ),
  page(
    'slow-laptop',
    ['computers', 'repair'],
    'The laptop that came back',
    ['more-memory'],
    `It took nine minutes to start. We opened it, found one free slot and put in eight gigabytes of
    RAM. Upgrading a computer like that costs less than a dinner, and it starts in forty
    seconds now.`,
  ),
  page(
    'lambing',
    ['farm'],
    'Lambing week',
    ['hill-wool'],
    `The ram has been with the sheep since October, and now nobody sleeps. Twins are common. The
    wool of the yearlings goes to a mill in the next valley.`,
  ),
  page(
    'alone-in-a-city',
    ['loneliness', 'city'],
    'Alone among a million',
    ['listening-ear'],
    `Loneliness is not the lack of people. It is the lack of somebody who would notice. A
    friendship takes two hundred hours, says a study, and most of us have no two hundred
    hours.`,
  ),
  page(
    'five-emoji',
    ['security', 'encryption'],
    'Five emoji against a middleman',
    ['crypto-course'],
    `Both browsers have a certificate and commit to it before they know whom they meet. From both
    fingerprints comes a short string, shown as five emoji. Whoever sits in the middle of the
    key exchange has one guess in a thousand million.`,
  ),
  page(
    'casino-keys',
    ['encryption', 'law'],
    'Encryption and the gambling houses',
    [],
    `The first customers of commercial encryption were not banks. Gambling houses sent their odds
    by wire and paid for cryptography that would keep them from the competition for an hour.`,
  ),
  page(
    'first-minute',
    ['conversation'],
    'The first minute with a stranger',
    [],
    `Say your name or do not. Ask what they see from their window. A question that can be answered
    with a yes is a wasted question. If it does not work, say goodbye and go on: they will not
    mind.`,
  ),
  page(
    'morning-cup',
    ['food'],
    'A cup before anything',
    ['slow-coffee'],
    `Grind the beans just before. Coffee is mostly water, so the water matters. Espresso forgives
    less than a filter does.`,
  ),
  page(
    'night-line',
    ['travel'],
    'The last sleeper to the coast',
    ['night-train'],
    `The night train leaves at nine and the beds are made at ten. You wake up beside the sea. A
    rail pass covers the seat and not the bed.`,
  ),
];

/** The half that nothing was tuned on. */
export const heldOutPages: readonly LabelledPage[] = [
  page(
    'behind-two-nats',
    ['networking'],
    'Behind two routers',
    ['webrtc-book'],
    `A router that maps each destination to another port lets nobody in from outside. Two of them
    never reach each other. NAT traversal with STUN finds the mapped address, and what is left
    takes a TURN relay.`,
  ),
  page(
    'who-knows-where',
    ['privacy', 'location'],
    'Who knows where you are',
    ['tunnel-vpn'],
    `Your IP address tells every site that you visit which town you are in, more or less. In a
    direct call the stranger sees it too. Hide it with a relay, or use a VPN that you have
    reason to trust.`,
  ),
  page(
    'cafe-network',
    ['privacy', 'travel'],
    'What a café can see',
    ['tunnel-vpn'],
    `On public wifi the owner of the router sees which hosts you talk to, and when. They do not see
    what is said. Online privacy does not begin with a password, it begins with the question
    who carries your packets.`,
  ),
  page(
    'dark-room',
    ['video'],
    'Calls from a dark room',
    ['desk-lamp'],
    `A webcam in a dark room shows noise. The encoder spends its bits on the noise and your face
    turns to porridge. Any light will do, and a cheap one aimed at the wall is kinder than an
    expensive one aimed at you.`,
  ),
  page(
    'the-hum',
    ['audio'],
    'Where does the hum come from',
    ['quiet-headphones'],
    `Unplug the charger: if the hum goes, it was the charger. If people hear themselves, it is your
    loudspeakers, and a headset ends that. A microphone on a boom is closer than one in a lid.`,
  ),
  page(
    'tandem',
    ['languages'],
    'Tandem without an appointment',
    ['language-tutor'],
    `A language exchange needs two people who both want what the other has. Speak yours for ten
    minutes, theirs for ten. It is conversation practice that no app can give, because an app
    is never bored.`,
  ),
  page(
    'cost-of-ten-thousand',
    ['deploy', 'costs'],
    'What ten thousand people cost',
    ['small-servers'],
    `Idle sockets need memory, waiting ones a little more. A virtual server with one gigabyte holds
    them all. The bill of the data centre is for traffic, and there is hardly any: the calls
    go from browser to browser.`,
  ),
  page(
    'no-cookie',
    ['privacy', 'browser'],
    'A site without a cookie',
    [],
    `There is no cookie because there is nothing to remember. Your preferences stay in your
    browser. We did not write a banner that asks for your consent: there is nothing to consent
    to.`,
  ),
  page(
    'memory-palace',
    ['mind'],
    'How to remember a name',
    [],
    `Memory likes places. Put the name at a door you know. Say it once aloud and once to yourself.
    You will forget it anyway, and they will forgive you.`,
  ),
  page(
    'ice-breakers',
    ['conversation', 'party'],
    'Ice breakers that do not hurt',
    [],
    `Nobody likes to be asked for a fun fact. To break the ice, say something true about the room.
    Then wait. Silence is half of every good conversation.`,
  ),
  page(
    'running-a-server',
    ['deploy', 'operations'],
    'Running it for a year',
    [],
    `We have been running this process since last winter. It was restarted eleven times, always for
    an update. Nobody was thrown out of a call: those do not depend on it.`,
  ),
  page(
    'ridge-walk',
    ['outdoors'],
    'Along the ridge in two days',
    ['hill-boots'],
    `The trail climbs through beech and comes out above the clouds. Take water, there is none until
    the hut. Good boots matter more here than anywhere else in these mountains.`,
  ),
  page(
    'winter-commute',
    ['city', 'traffic'],
    'To work in the dark',
    ['city-bikes'],
    `Cycling in winter is a question of gloves. Be seen: bike lights at both ends and something
    that reflects. The bicycle itself minds the salt more than you do.`,
  ),
  page(
    'rainy-sunday',
    ['family'],
    'A rainy Sunday',
    ['table-games'],
    `The screens are off. On the table there are three board games and a bowl of nuts. Card games
    are for later, when the small ones sleep.`,
  ),
  page(
    'starter',
    ['food', 'patience'],
    'Feeding the starter',
    ['bread-kit'],
    `A sourdough starter is flour, water and time. It rises when it is warm and sulks when it is
    not. Baking bread twice a week keeps it in a good mood.`,
  ),
  page(
    'key-under-the-mat',
    ['cryptography', 'history'],
    'The key under the mat',
    ['crypto-course'],
    `For two thousand years cryptography had one problem: how to hand over the key. Then two people
    found that it can be agreed in public. Every key exchange in your browser still works like
    that.`,
  ),
  page(
    'turn-of-the-year',
    ['calendar'],
    'At the turn of the year',
    [],
    `We turn the page and make a list. Half of it was on the last list as well. The candidates for
    this year: sleep, letters, and less of everything else.`,
  ),
  page(
    'visiting-hours',
    ['community', 'volunteering'],
    'Visiting hours',
    ['listening-ear'],
    `On Tuesdays they read to people who get no visits. Volunteering there takes no talent but
    patience. Two friendships came out of it that nobody had planned.`,
  ),
  page(
    'jumper',
    ['craft'],
    'One jumper, one winter',
    ['hill-wool'],
    `Knitting is counting with your hands. The wool is grey because the sheep were. A sleeve takes
    a fortnight if there is a train journey in it.`,
  ),
  page(
    'peering',
    ['networking', 'business'],
    'How networks meet',
    [],
    `Networks exchange their traffic in plain rooms full of cables. Two of the same size pay each
    other nothing. The smaller one always thinks that it is the same size.`,
  ),
];
