"""The words that made areas are written with: trades with what belongs to them, and sentences with gaps."""

from __future__ import annotations

from typing import Final, NamedTuple


class Trade(NamedTuple):
    """Something to study: its name, its sector subject area, what is worked on in it, and what learners call it."""

    name: str
    subject: str
    academic: bool
    things: tuple[str, ...]
    keywords: tuple[str, ...]
    job: str


_TRADES = """
Bricklaying|5.2||cavity walls, garden walls, arches, lime mortar, damp-proof courses, brick piers, paving, pointing, setting out, scaffolds|brickie, building trade, walls, mortar, site work|Bricklayer
Plumbing|5.2||copper pipe, boilers, radiators, soldered joints, cold water tanks, taps, drains, underfloor heating, showers, pressure tests|plumber, heating, pipes, gas, bathrooms|Plumber
Carpentry and joinery|5.2||roof trusses, door frames, staircases, window sashes, hand tools, sawn timber, skirting boards, dovetail joints, floor joists, worktops|carpenter, joiner, wood, chippy, cabinet maker|Carpenter
Painting and decorating|5.2||wallpaper, gloss paint, ceilings, stencils, colour wheels, filler, spray booths, brush work, period houses, varnish|painter, decorator, wallpapering, paint, colour|Painter and decorator
Electrical installation|5.2||wiring circuits, consumer units, conduit, sockets, lighting, fault finding, earthing, test meters, solar panels, cable trays|electrician, sparks, wiring, electrics, electricity|Electrician
Plastering|5.2||skim coats, plasterboard, render, cornices, float and trowel, fibrous moulds, dry lining, lath walls, external corners, screeds|plasterer, skimming, walls and ceilings, render|Plasterer
Architecture|5.1||site plans, scale models, street surveys, computer drawings, old buildings, facades, sketchbooks, planning law, daylight, public squares|architect, building design, cad, drawing buildings|Architectural technician
Town planning|5.3||maps, housing need, transport plans, public meetings, flood risk, high streets, green belts, census tables, traffic counts, consultations|planner, towns, environment, maps, council|Planning assistant
Welding and fabrication|4.2||steel plate, gates, MIG welds, TIG welds, plasma cutters, pressure vessels, railings, templates, jigs, weld tests|welder, metalwork, steel, fabricator|Welder
Mechanical engineering|4.1||lathes, milling machines, gears, drawings, bearings, hydraulics, tolerances, engines, prototypes, materials tests|engineer, machines, mechanic, making things, btec engineering|Engineering technician
Electronics|4.1||circuit boards, sensors, soldering, oscilloscopes, microcontrollers, amplifiers, radio links, power supplies, logic gates, batteries|electronic engineering, circuits, gadgets, arduino|Electronics technician
Robotics and automation|4.1||robot arms, conveyors, control programs, motors, grippers, vision systems, safety cells, factory data, pneumatics, digital twins|robots, automation, mechatronics, factory|Automation technician
Motor vehicle maintenance|4.3||brakes, engines, clutches, tyres, exhausts, diagnostics, batteries, steering, service checks, MOT tests|car mechanic, cars, garage, vehicles, motors|Vehicle technician
Vehicle body repair|4.3||dents, panels, spray paint, filler, masking, chassis jigs, windscreens, plastic bumpers, paint mixing, polishing|bodywork, car painting, panel beating, cars|Body repair technician
Cycle mechanics|4.3||gears, wheels, bottom brackets, e-bike motors, chains, disc brakes, frame checks, workshop jobs, spokes, suspension|bike, bicycle, cycling, bike shop|Cycle mechanic
Logistics and warehousing|7.2||stock control, forklifts, loading bays, delivery routes, pallets, customs papers, returns, cold stores, picking, manifests|warehouse, lorry, driver, transport, delivery|Warehouse operative
Rail operations|4.3||timetables, signals, track safety, platforms, ticketing, train crews, control rooms, depots, level crossings, passenger help|railway, trains, train driver, station|Rail operations assistant
Agriculture|3.1||crops, soil, tractors, lambing, dairy herds, silage, grain stores, hedges, farm records, drainage|farming, farmer, farm, tractors, animals|Farm worker
Horticulture|3.2||seedlings, glasshouses, pruning, borders, compost, fruit trees, lawns, plant names, polytunnels, garden plans|gardening, gardener, plants, garden, outdoors|Gardener
Forestry and arboriculture|3.2||chainsaws, saplings, climbing ropes, woodland surveys, felling, nurseries, tree law, wildlife, timber stacks, coppice|trees, tree surgeon, woods, outdoors, forest|Arborist
Animal care|3.3||kennels, rabbits, reptiles, feeding plans, first aid, grooming, behaviour notes, aviaries, health checks, small mammals|animals, work with animals, pets, vet, zoo|Animal care assistant
Horse care|3.3||stables, grooming, tack, hoof care, lungeing, feeding, fields, riding, stud work, yard routine|horses, riding, equine, stable, pony|Groom
Countryside conservation|3.4||hedgerows, ponds, dry stone walls, wildlife surveys, footpaths, meadows, rivers, invasive plants, bird counts, visitors|environment, nature, wildlife, ranger, outdoors|Countryside ranger
Health and social care|1.3||care plans, safeguarding, personal care, dementia, communication, anatomy, dignity, medicines, first aid, placements|carer, care, caring, helping people, nursing home|Care worker
Nursing and healthcare|1.2||vital signs, wards, infection control, anatomy, patient notes, wound care, mental health, nutrition, ethics, lifting safely|nurse, nursing, hospital, healthcare assistant, medical|Healthcare assistant
Dental nursing|1.2||surgeries, X-rays, sterilising, gum disease, impressions, records, anxious patients, fillings, orthodontics, oral health|dentist, dental nurse, teeth|Dental nurse
Pharmacy services|1.2||prescriptions, dispensing, medicines, dosage, labels, stock, patient advice, calculations, controlled drugs, clean rooms|pharmacist, chemist, medicine, pharmacy technician|Pharmacy assistant
Childcare and early years|1.5||play, babies, story time, observation, nurseries, language, outdoor play, safeguarding, routines, families|childcare, nursery, working with children, kids, early years|Early years practitioner
Teaching assistance|13.2||reading groups, phonics, playgrounds, special needs, displays, lesson plans, behaviour, maths games, records, trips|teaching assistant, teacher, school, classroom|Teaching assistant
Youth work|1.4||youth clubs, detached work, listening, residentials, projects, safeguarding, sport, music, funding bids, volunteers|youth worker, helping people, community, teenagers|Youth worker
Public services|1.4||fitness tests, teamwork, map reading, law, emergency drills, debates, leadership, expeditions, citizenship, discipline|police, army, fire service, uniformed, ambulance|Community support officer
Counselling|1.3||listening skills, helping models, ethics, role play, journals, boundaries, diversity, triads, supervision, self-care|counsellor, therapy, mental health, listening|Support worker
Hairdressing|7.3||cutting, colouring, blow-drying, perms, consultations, salon reception, plaiting, styling, scalp care, retail|hair, hairdresser, salon, stylist|Hairdresser
Barbering|7.3||fades, beards, clippers, hot towels, shaves, scissor cuts, hair tattoos, walk-in clients, hygiene, patterns|barber, hair, fades, beard|Barber
Beauty therapy|7.3||facials, nails, make-up, waxing, lash tints, massage, skin types, spa days, hygiene, client records|beautician, nails, make up, spa, beauty|Beauty therapist
Professional cookery|7.4||sauces, knife skills, pastry, butchery, menus, restaurant service, bread, stocks, food safety, costing|chef, cooking, catering, kitchen, food|Chef
Bakery|7.4||sourdough, puff pastry, cakes, sugar work, ovens, shaping, laminated dough, piping, batch baking, allergens|baker, baking, cakes, bread, patisserie|Baker
Hospitality|7.4||front of house, cocktails, coffee, bookings, events, banquets, cellar work, wine lists, complaints, tills|hotel, waiter, restaurant, bar, events|Hospitality team member
Travel and tourism|8.2||airports, resorts, package holidays, guided tours, cabin crew drills, geography, customer care, timetables, cruises, currency|cabin crew, airport, travel agent, holidays|Travel consultant
Sport and exercise science|8.1||fitness testing, coaching, anatomy, nutrition, injuries, sport psychology, officiating, training plans, biomechanics, gyms|pe, sport, football, coach, personal trainer|Fitness instructor
Performing arts|9.1||acting, rehearsals, scripts, movement, voice, stage fighting, auditions, improvisation, touring shows, devised pieces|drama, acting, theatre, actor, stage|Performer
Music|9.1||songwriting, ensembles, harmony, gigs, scores, improvisation, recording, rhythm, music history, arranging|band, singing, guitar, musician, piano|Musician
Music technology|9.1||mixing desks, synthesisers, microphones, sampling, mastering, live sound, film music, sequencers, acoustics, podcasts|music production, dj, producer, studio, sound|Sound technician
Dance|9.1||ballet, street dance, contemporary, choreography, warm-ups, performance, notation, lifts, fitness, dance film|dancer, street dance, ballet, performing|Dancer
Art and design|9.2||drawing, printmaking, ceramics, painting, portfolios, sculpture, life drawing, exhibitions, collage, colour theory|art, drawing, artist, painting, creative|Artist
Textiles and fashion|9.2||pattern cutting, sewing machines, dyeing, fashion shows, knitting, fabric printing, tailoring, upcycling, trend boards, embroidery|fashion, sewing, clothes, designer, textiles|Garment maker
Photography|9.3||studio lighting, darkrooms, portraits, camera settings, editing, landscapes, exhibitions, photo essays, lenses, composition|photographer, camera, photos, pictures|Photographer
Film and television|9.3||cameras, editing, scripts, documentaries, storyboards, sound booms, lighting rigs, short films, interviews, colour grading|film making, video, tv, media, youtube|Production assistant
Journalism|9.3||interviews, headlines, podcasts, media law, shorthand, news days, features, fact checking, social media, page layout|journalist, news, writing, reporter, media|Reporter
Games design|6.1||game engines, character art, level design, 3D models, story, playtesting, animation, sound, coding, pitches|video games, gaming, animation, unity, games|Games artist
Computer science|6.1|a|algorithms, Python, data structures, databases, networks, logic, web pages, encryption, machine learning, computer systems|coding, programming, computing, python, it|Software developer
Cyber security|6.1||firewalls, passwords, penetration tests, malware, network logs, digital forensics, encryption, risk, cloud, phishing|hacking, cyber, it, security, networks|Security analyst
IT support|6.2||help desks, laptops, printers, networks, user accounts, spreadsheets, backups, software updates, cabling, tickets|computers, it, technician, digital skills|IT support technician
Business|15.3|a|marketing plans, cash flow, start-ups, teams, pricing, logistics, customers, ethics, spreadsheets, case studies|business studies, manager, enterprise, office|Business administrator
Accounting|15.1||ledgers, payroll, VAT, bank reconciliation, invoices, budgets, spreadsheets, final accounts, ethics, costing|accountant, bookkeeping, finance, aat, money|Accounts assistant
Law|15.5|a|contracts, criminal cases, human rights, courts, mooting, statutes, negligence, juries, police powers, legal research|lawyer, solicitor, legal, court|Paralegal
Retail and marketing|7.1||window displays, tills, brands, social media, stock, customer service, online shops, market research, merchandising, campaigns|shop, sales, marketing, retail|Retail assistant
English language and literature|12.1|a|novels, poetry, drama, grammar, essays, creative writing, dialect, Shakespeare, speeches, non-fiction|english, reading, writing, books|Copywriter
French|12.2|a|conversation, films, grammar, current affairs, short stories, translation, exchange visits, essays, listening, pronunciation|languages, french, speaking, translation|Translator
Mathematics|2.2|a|algebra, calculus, statistics, mechanics, proof, graphs, probability, vectors, trigonometry, problem solving|maths, numbers, statistics, math|Data analyst
Biology|2.1|a|cells, genetics, ecology, dissection, microscopes, respiration, evolution, enzymes, fieldwork, immune systems|science, human biology, nature, medicine|Laboratory technician
Chemistry|2.1|a|titration, organic synthesis, bonding, rates, spectroscopy, acids, electrolysis, equations, polymers, safety|science, chemicals, lab, medicine|Laboratory analyst
Physics|2.1|a|forces, electricity, waves, particles, telescopes, nuclear decay, materials, fields, practical work, thermodynamics|science, engineering, space, energy|Physics technician
History|10.1|a|the Tudors, revolutions, archives, local history, sources, coursework, empire, the Cold War, essays, debates|humanities, past, archives, politics|Museum assistant
"""
TRADES: Final = tuple(
    Trade(name, subject, academic == "a", tuple(things.split(", ")), tuple(keywords.split(", ")), job)
    for name, subject, academic, things, keywords, job in (line.split("|") for line in _TRADES.split("\n") if line)
)
assert {len(trade.things) for trade in TRADES} == {10}, "The combinations of things are counted out."
assert len(TRADES) == 64, "A provider's courses differ in trade because 7 and this number have no common factor."

VERBS: Final = (
    "Work on",
    "Learn",
    "Get to know",
    "Practise",
    "Start with",
    "Build up to",
    "Take on",
    "Go further with",
)
TAILS: Final = (
    "with a day a week on a real job",
    "in small groups with time to ask",
    "and leave with a portfolio that employers understand",
    "with help in maths and English built in",
    "and meet two local employers each term",
    "for people who like to see what they have made",
    "with evening access to the workshop",
    "and go on to work, an apprenticeship or more study",
    "taught by people who still do the job",
    "with a project of your own in spring",
    "for beginners and for people coming back",
)  # fmt: skip

WHO_FOR: Final = (
    "You like {a} and would rather try a thing out than read about it first.",
    "Perhaps you have done some {trade} at school, or helped somebody with {a} at the weekend; neither is needed.",
    "Most people start knowing nothing about {b}, and by the spring half-term they are showing others how it is done.",
    "You turn up on time, you ask when you are stuck, and you don't mind doing {a} twice until it is right.",
    "It suits people who notice small things: a gap in {b}, a wrong figure, a customer who has gone quiet.",
    "About a third of the group come from schools outside the town, and a minibus meets the 08:40 train.",
    "The year is busy – {a}, then {b}, then {c} – so it's worth keeping one evening free for finishing off.",
    "If {c} worries you, say so at the interview; there is a short course in the last two weeks of August.",
    "Some students want to be a {job} and know it; others are finding out, and both are welcome.",
)
LEARN: Final = (
    "How {a} is planned, measured and checked before anybody starts",
    "**{b}**, from the first attempt to a piece that could be sold or shown",
    "Choosing between {a} and {c} for a job, and saying why",
    "Keeping yourself and others safe round {b}",
    "What {c} costs, how long it takes and what goes wrong most often",
    "Reading drawings, notes and instructions about {a} without help",
    "A project of six weeks on {c}, shown to visitors in June",
    "Writing up {b} so that somebody else can go on with it",
    "The law and the good manners that belong to {trade}",
    "Numbers for {trade}: ratios, areas, percentages and a sensible guess",
    "Working with a partner on {a} and changing over each week",
)
HOW_LEARN: Final = (
    "About two thirds of the week is practical, most of it on {a}.",
    "Theory comes in short sessions before the work that needs it.",
    "Groups have at most sixteen students, and there are two members of staff whenever {b} is done.",
    "You spend three weeks with an employer in the summer term, usually within half an hour of home.",
    "There's a drop-in on Wednesday afternoons for anything about {c} that did not make sense.",
    "Visiting speakers come in every month; last year one brought {b} to take apart.",
)
ASSESSED: Final = (
    "There is no long exam: each unit ends with a practical task on {a} and a short test on screen.",
    "Two exams in June count for 60%, and a project about {b} for the rest.",
    "You keep a folder of work on {c}, and an assessor watches you at work three times.",
    "Results are pass, merit or distinction, and one unit can be taken again.",
)
SUPPORT: Final = (
    "A support worker sits in on the sessions about {b}, and reading on screen or on yellow paper is no trouble.",
    "Extra time, a quiet room and a reader are arranged with [the support team](https://{host}/support).",
)
BRING: Final = ("Boots with steel toe caps, and a pencil.", "A calculator, a ring binder and your lunch.")
NOTES: Final = (
    "Loans and instalments can be arranged before you start.",
    "Help with kit, travel and lunch depends on income; ask admissions.",
)
ENTRY: Final = (
    "Grade {grade} in maths or English, or a talk with us about {a}.",
    "Four GCSEs at grade {grade}, one of them English, or the level below with a merit.",
    "Nothing but an interest in {a}; come and try it for a day.",
)
BODIES: Final = ("City & Guilds", "Pearson", "AQA", "NCFE", "OCR", "Gateway Qualifications")
TOWNS: Final = tuple(
    f"{first}{second}"
    for first in ("Ash", "Brook", "Clay", "Dun", "Elm", "Fern", "Glen", "Hart")
    for second in ("ford", "ley", "wick", "ton", "bury", "mere")
)
KINDS: Final = (
    ("College", "further-education-college"),
    ("Academy", "school-sixth-form"),
    ("Training", "training-provider"),
    ("Sixth Form", "sixth-form-college"),
    ("Skills Centre", "alternative-provision"),
    ("Adult Learning", "adult-community"),
    ("High School", "school"),
)
assert len(TOWNS) * len(KINDS) == 336
