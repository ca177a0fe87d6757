import { hexToBytes } from "@noble/hashes/utils.js";
import { Fingerprint } from "#shared/audit/fingerprint.ts";

/**
 * 2,048 plain words, in order of the alphabet. Each differs from every other by two letters or
 * more, and none is another with an ending. The order is part of the promise: the words in an old
 * mail must come out the same for ever, so this list never changes (its fingerprint is pinned).
 */
export const WORDS: readonly string[] = `
academy accent accordion account acorn acrobat action active actor actual adapt address admire
admit adult advance adventure advice aerial afford afternoon agree airfield airport airship album
alley allotment almanac almond alphabet alpine amaze amber amount amuse analyst anchor ancient
animal ankle announce annual answer anteater antelope antenna anthem antique apartment apiary
apple apricot april apron aquarium arcade archer archway arena armadillo armchair aroma around
arrange arrow artichoke article artist ashore ashtree aside asparagus aspen assist astronaut
athlete atlas atom attach attic audience august author autograph autumn avenue avocado awake award
awning axis axle axolotl babysit backbone backpack backstage badge badminton bagel bagpipe baker
balance balcony ballad balloon ballroom bamboo banana bandstand banjo banner banquet barley barn
barometer barrel baseball basil basket bassoon bathrobe bathtub beach beacon beanbag beaver
bedroom beechnut beehive beetle beetroot bellflower bellows bicycle billboard binder binoculars
biology birch birdbath birdsong birthday biscuit bison bistro blackbird blackboard blanket blazer
blend blossom blouse blueberry boat bobbin bonfire bonnet bonsai bookcase bookmark bookshop
bookworm boomerang border bottle bottom bounce bouquet bowstring bracelet bramble branch brass
brave breadcrumb breakfast breeze brick bricklayer bridge brief bright brilliant bring broad
broadcast broccoli brochure bronze brook broomstick brother brush bubble bucket buckle budget
buffalo bugle builder built bulb bulletin bullfinch bumblebee bumper bundle bungalow bunting busy
butter buttercup butterfly button buttonhole buyer byway cabbage cabin cactus caddy cake calendar
camel camera camper campfire campsite campus canal canary candid candle candyfloss canoe canopy
canyon capable caption capture capybara caramel caravan caraway cardamom cardboard cardigan career
careful caretaker cargo carnival carpenter carpet carriage carry cartoon carve cascade cashew
castle catalogue category cavern cedar cedarwood ceiling celebrate celery cello centre century
ceramic chaffinch chair chalet chalk chamber chameleon champion chandelier change channel
character chariot chart check cheddar cheer cheese chef chemist cherry chess chestnut chicken
child chime chimney china chipmunk chisel chocolate choice chorus chutney cinema cinnamon circle
circus citizen citrus clarinet classic classroom clay clean clementine clerk clever cliff climber
clip clipboard cloak clockwork cloth cloud cloudburst clubhouse coast coastline cobble cobweb
cocoa coconut coffee coin colander collar collect collie colour column comb combine comedy comet
comfort comic common community companion compass complete compost computer concert conduct
confetti conifer conker connect consider contact content convoy cookie copper copse copy coriander
cork cormorant corner cornflake cornflower corridor cosmos costume cottage cotton couch country
courage courgette courtyard cousin cowslip crab crackle cradle craft cranberry crane crayon cream
create credit crescent cricket crimson crisp crocus croissant crop crossing crossword crowd
crumble crystal cube cuckoo cucumber culture cupboard cupcake curator curious curlew curtain
cushion custard custom cycle cyclist cygnet cylinder cypress daffodil dahlia dainty dairy dance
dandelion daring data dawn daylight dazzle decade deckchair deckhand decorate delight delta denim
depot depth design desk device dewdrop diagonal diagram dial dialogue diamond dictionary different
digital dimple dinghy dinner dinosaur diploma discover dish dishcloth display distance doctor
dolphin domino donut door doorbell doorknob doorstep dormouse double dove downhill downstream
downtown dozen dragon dragonfly dragster drama drawbridge drawer drawstring dreamer dress drift
driftwood drink driver drizzle drum drumstick duck duckling duckpond duet dune dungarees dustpan
dynamo eager eagle early earmuff earring earth earthworm easel east echo eclair edge editor eight
elastic elbow elderberry element elephant elevator eleven elm emblem emerald emu enamel encore
endless energy engine enjoy entrance entry envelope episode equal equator errand escalator essay
estate estuary evening event evergreen every exact example excellent exercise expert explain
explorer express eyebrow eyelash eyesight fable fabric factory fairground fairytale faithful
falcon fallow family famous farewell farm farmhouse farmyard fashion feather feature felt fence
fennel fern ferry festival fetch fibre fiddle field fifteen fifty fig figure filter finch finger
fingertip firefly fireplace fireside first fishpond fjord flag flagpole flame flamingo flannel
flapjack flask flavour fleece fleet flight flint float flock floodlight floor florist flourish
flowerpot fluffy fluorite flute focus folder foliage foot football footbridge footpath footprint
footstep forelock forest fortnight fortune forty forum forward fossil found fountain fourteen fox
foxglove fragment fragrance freckle freesia freezer fresco fresh freshwater friday friend fringe
fritter frog frost fruit fudge fuel furniture furrow future fuzzy galaxy gallery gallop game
garage garden gargle garland garlic garment garnet gatehouse gazebo gazelle gearbox gecko gem
gemstone generous gentle genuine geology geranium gerbil gherkin giant gift giggle gingham giraffe
glacier glade glance glass glassware glider glimpse glitter globe glow glue gnome goal goalpost
goblet goggles gold goldfinch goldsmith gondola goose gooseberry gosling gourd graduate grain
grammar grandad granite grape grapefruit gravel gravy green greengage greenhouse greyhound griddle
grocer grotto group grouse grove growth guard guava guide guidebook guinea guitar gull gumdrop
gymnasium gymnast gyroscope habit hacksaw haddock hairbrush halibut hamlet hammer hammock hamster
hand handbook handlebar handmade handrail handshake hanger happy harbour hardware harmonica
harmony harp harvest hat hatchback hawthorn haystack hazel head headland heart hedgehog heirloom
helmet help hen herald herb heritage heron hexagon hibiscus hide highchair highland hill hillside
hilltop hippo history hobby hockey holiday holly hollyhock home homework honest honey honeycomb
honour hood hopscotch horizon hornbeam hornpipe horsepower hostel hourglass house houseboat
household human hummus humour hundred hyacinth hydrogen iceberg icebox icicle icing ideal igloo
iguana image imagine improve index indigo indoor ink inkblot inkwell inlet innovate insect inside
insight inspire instant instep interior invention invite inward iris iron island issue itinerary
ivory ivy jacket jade jaguar january jar jasmine jelly jersey jester jet jewel jigsaw jogger joint
journal joy jubilee jug juggler juice jukebox july jumble junction jungle junior juniper kale
kangaroo karate kayak keepsake kestrel kettle keyboard keyhole keypad keystone kickoff kilo
kilometre kind kindling kingdom kingfisher kinship kiosk kipper kitchen kite kitten kiwi knapsack
knee knitting knitwear knowledge koala label laboratory lace ladder ladle ladybird lagoon lakeside
lamb lamplight lampshade landlord landmark landscape language lantern lapwing larch lark lasagne
laser lasting lather lattice laughter laundry laurel lavender lawyer leaf leapfrog learner lecture
legend leisure lemon lemur length lentil leopard lesson letter letterbox lettuce level liberty
library lifeboat lightbulb lighthouse lilac lily lime limerick limestone limpet linen linnet lion
listen litre little lively lizard llama lobster locket locomotive lodger logbook logic lollipop
loom lorry lotus lounge loyal lucky luggage lullaby lumber lunar lunch lupin lychee lyric macaroni
machine mackerel magazine magenta magic magnet magnolia magpie mahogany mailbox mallard mallet
mammoth mandarin mango mangrove mantel manual manuscript maple marathon marble margin marigold
marina market marmalade marmot maroon marquee marsh marvel marzipan mascot master match mattress
maypole meadow meal measure medium medley melody melon member memory mention menu mercury mermaid
message meteor metro metronome microphone microscope midday midnight midsummer midweek mighty
milestone milk million millpond mimic mineral miniature minibus minnow minstrel mint minute
miracle mirror mission mistletoe mixer mixture mobile model modern modest mole moment monday
mongoose month monument moon moonbeam moonlight moonstone moorhen moped mosaic moss motion motor
motto mudflat muffin mulberry mulch multiply museum mushroom music mystery napkin nationwide
nature nautical navy nebula nectar nectarine needle needlework neighbour nephew nest network
neutral newspaper nickname nightfall nightgown nimble nine nineteen noodle normal north notebook
notice nougat novel november nugget nursery nut nuthatch nutmeg nylon oak oakleaf oasis oatcake
oatfield oatmeal oats oboe observer ocean ocelot octagon octave october octopus office olive
omelette onion opal opening opera opinion optician orange orbit orchard orchestra orchid orderly
oregano organ origami origin oriole ornament osprey ostrich otter outback outdoor outfit outing
outline outlook outpost outside oven overcoat overture owl oxbow oxeye oxygen oyster pack package
paddle page pagoda paint paintbrush palace palm pamphlet pancake panda panel pansy panther pantry
papaya paper paperback paperclip papyrus parade paragraph parakeet parasol parcel parent parking
parrot parsley parsnip partner partridge party passage passenger passport pasta pastel pasture
patchwork path patience patio patrol pattern pause pavement pavilion peaceful peacock peanut pearl
pebble pedestrian peep pelican pencil pendant penguin people pepper peppermint perch perfume
periscope periwinkle persimmon person petal pheasant phone photo phrase pianist piano piccolo
pickle picnic picture pigeon piglet pigment pilgrim pillar pillow pilot pineapple pinecone
pinwheel pioneer pipe pistachio pitcher pizza placemat planet plank plaster plateau platform
player playground plaza plenty plimsoll plough plover plural plush poem poise polar policy polish
polite pollen pond pontoon popcorn poppy popular porcelain porpoise porridge porthole portrait
positive postbox postcard poster potato pottery powder prairie pram prawn precious prefect prepare
presence pretzel primrose primula printer prism prize product professor program project promise
propeller proverb publish pullover pump pumpkin pupil puppet purple purse puzzle pyjamas pyramid
quadrant quail quality quarry quartet quaver queen question queue quiche quick quiet quill quince
quiz quote rabbit raccoon radiator radio radish rail railcard railway rainbow raincoat rainfall
raisin rally rambler rapeseed rapid raspberry rattle raven ravine reader recipe recital record
rectangle recycle redwing redwood reef referee region reindeer relay relish remember renew repair
repeat rescue research reserve reservoir resident resin restaurant reunion reward rhubarb rhyme
rhythm ribbon rice ringlet ripple riverbank robin robot rockery rocky roof rooster rope rosebud
rosehip rosemary rosette rosy rover rowan rowboat rubber ruby rucksack rudder ruler runway rural
rustic safari saffron sailor salad salmon salt saltbox salute sample sandal sandbank sandcastle
sandpiper sandstone sandwich sapling sapphire sardine sash satchel satin satsuma saturday saucer
sausage savanna savour sawdust sawmill saxophone scaffold scallop scarecrow scarf scarlet scenery
scenic schedule scheme scholar school science scissors scone scoop scooter scout scrapbook screen
scribble script scroll sculptor sculpture seafront seagull seahorse seashell seaside season seat
seaweed secretary section secure seed seesaw senate sentence september sequin serenade series
session settler seven seventeen shadow shallot shampoo shamrock shape shawl shearer sheep shelf
shelter shepherd sherbet shetland shield shine ship shirt shoe shoelace shoestring shortbread
shortcake shovel showcase shower shrub shuttle sideboard sidecar siesta signal signature signpost
silence silver sincere single siren sister six sixteen skate sketch skillet skittle skydiver
skylark skyline sledge sleeper sleeve slender slide slipper slipway slogan slope small smart smile
smooth snack snail snapdragon snooker snorkel snow snowball snowdrop snowflake snowman snowshoe
soap soccer social sock sofa softball soil soldier solid solo solution sonata song soothe soprano
sorbet south souvenir space spacious spanner spark sparrow spearmint special spectrum speech
spelling sphere spider spinach spindle spinet spiral spirit splash splendid sponge spoon spoonbill
sport spotlight spring springtime sprout spruce square squash squid squirrel stable stadium staff
stage stamina stamp standard stanza star starfish starlight starling statement station statue
steady steam steamboat stellar stencil stew sticker stitch stoat stonework stool stopwatch storage
stork storybook stove strategy straw strawberry street stripe structure student studio sturdy
suburb subway sugar sugarcane suitcase sultana summer summit sunbeam sundae sundial sunflower
sunlight sunny sunrise sunset sunshade supper surface surfer surprise swallow swan sweater
sweetcorn swift swimmer swing swirl swordfish sycamore syllable symbol symmetry symphony synonym
syrup system tablet tadpole taffeta talent tamarind tambourine tangerine tankard tap tapestry
tapioca target tartan tassel tasty taxi teabag teacher teacup teapot teaspoon teatime teenager
telegram telephone telescope television tempo tennis tent terrace textile thatch theatre theme
theory thicket thimble thirteen thistle thorough thought thousand thread three thrill thrive
thrush thumb thursday tidewater tiger tightrope tile timber timepiece timetable tin tinker tinsel
toadstool today together tomato tongue tonight toolbox tooth toothbrush toothpick topaz topic
topsoil tortoise toucan tourist tournament towel town towpath track tractor trader tradition
traffic trainer transport trapeze traveller tray treacle treasure treaty treehouse treetop trellis
trestle triangle tribute tricycle trifle trinket trio tripod triumph trolley trombone trophy
tropical trouser trout trumpet trunk trust tuba tuesday tugboat tulip tumbler tundra tunic tunnel
turbine turmeric turnip turnstile turntable turquoise turret turtle tutor tweed twelve twenty twig
twilight twine twinkle twist typewriter typist ukulele umbrella umpire uncle unicorn uniform unity
universe unwrap upbeat upgrade uphill upland uplift upstairs upstream uptown upward urban useful
usher vacation value van vanilla vapour vase vault vegetable vehicle velvet veranda vertical
vessel viaduct vibrant victory video view village vinegar vineleaf vineyard vintage viola violet
violin visible vision visitor vista vitamin vivid vocabulary vocal voice volleyball volume
volunteer voucher voyage waffle wagon wagtail waiter walkway wallaby wallflower wallpaper walnut
walrus waltz wander warbler wardrobe warehouse washbasin watchmaker watercress waterfall
waterfront waterlily watermelon watermill waterside waterwheel waxwing website wednesday weekday
weekend weekly welcome wellington wetland wharf wheat whirl whirlpool whisker white wholemeal
wicker width wildflower wildlife windmill window windowsill windsock winter wisdom wisteria wolf
wombat wonderful woodchip woodland woodpecker woodwork wool woollen word workbench workshop worthy
wreath wren wrinkle wrist yacht yard yardstick year yellow yesterday yoga yogurt yonder young
yummy zebra zenith zephyr zeppelin zero zigzag zinc zodiac zone zoology zucchini`
  .trim()
  .split(/\s+/);

const BITS = 11;

/**
 * The four words that stand for a text: the first 44 bits of its fingerprint, 11 bits a word.
 * They are for recognising, not proof; the proof is the fingerprint.
 * @throws Error when it is not a fingerprint
 */
export function fourWords(docHash: string): readonly [string, string, string, string] {
  const bits = [...hexToBytes(Fingerprint.parse(docHash)).subarray(0, 6)]
    .map((byte) => byte.toString(2).padStart(8, "0"))
    .join("");
  const word = (place: number): string =>
    WORDS[parseInt(bits.slice(place * BITS, (place + 1) * BITS), 2)] ?? "";
  return [word(0), word(1), word(2), word(3)];
}
