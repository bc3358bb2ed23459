/**
 * Table: the works that the code cites, by key "Author:year", the year of the preprint or of the publication.
 * Source: the title pages. A title is left out where only the number was at hand.
 */
export interface Reference {
  readonly key: string;
  /** "Family, I.", or the name of a collaboration in braces. */
  readonly authors: readonly string[];
  readonly title?: string;
  /** The year in the key. */
  readonly year: number;
  readonly journal?: string;
  readonly arXiv?: string;
  readonly doi?: string;
  readonly publisher?: string;
}

type Details = Omit<Reference, "key" | "authors" | "year">;

/** The year stands in the key. */
const work = (key: string, authors: string, details: Details): Reference => ({
  key,
  authors: authors.split("; "),
  year: Number(key.slice(-4)),
  ...details
});

export const references: readonly Reference[] = [
  work("ACT:2025", "{ACT Collaboration}", {title: "The Atacama Cosmology Telescope: DR6 Constraints on Extended Cosmological Models", arXiv: "2503.14454"}),
  work("AME:2020", "Wang, M.; Huang, W. J.; Kondev, F. G.; Audi, G.; Naimi, S.", {title: "The AME 2020 atomic mass evaluation (II). Tables, graphs and references", journal: "Chin. Phys. C 45, 030003", doi: "10.1088/1674-1137/abddaf"}),
  work("Abazajian:2001", "Abazajian, K.; Fuller, G. M.; Patel, M.", {title: "Sterile neutrino hot, warm, and cold dark matter", journal: "Phys. Rev. D 64, 023501", arXiv: "astro-ph/0101524", doi: "10.1103/PhysRevD.64.023501"}),
  work("Abazajian:2016", "Abazajian, K. N.; others", {title: "CMB-S4 Science Book, First Edition", arXiv: "1610.02743"}),
  work("Ade:2018", "{Simons Observatory Collaboration}", {title: "The Simons Observatory: Science goals and forecasts", journal: "JCAP 02 (2019) 056", arXiv: "1808.07445", doi: "10.1088/1475-7516/2019/02/056"}),
  work("Aharonian:1983", "Aharonian, F. A.; Atoyan, A. M.; Nagapetyan, A. M.", {journal: "Astrophysics 19, 187", doi: "10.1007/BF01005624"}),
  work("Ando:2006", "Ando, S.; Cyburt, R. H.; Hong, S. W.; Hyun, C. H.", {title: "Radiative neutron capture on a proton at BBN energies", journal: "Phys. Rev. C 74, 025809", arXiv: "nucl-th/0511074"}),
  work("ArceoDiaz:2019", "Arceo-Diaz, S.; Schroeder, K.-P.; Zuber, K.; Jack, D.", {arXiv: "1910.10568"}),
  work("Beda:2010", "Beda, A. G.; others", {title: "GEMMA experiment: The results of neutrino magnetic moment search", arXiv: "1005.2736"}),
  work("Bennett:2020", "Bennett, J. J.; Buldgen, G.; de Salas, P. F.; Drewes, M.; Gariazzo, S.; Pastor, S.; Wong, Y. Y. Y.", {title: "Towards a precision calculation of Neff in the Standard Model II: Neutrino decoupling in the presence of flavour oscillations and finite-temperature QED", journal: "JCAP 04 (2021) 073", arXiv: "2012.02726", doi: "10.1088/1475-7516/2021/04/073"}),
  work("Bianchini:2022", "Bianchini, F.; Fabbian, G.", {title: "CMB spectral distortions revisited: A new take on mu distortions and primordial non-Gaussianities from FIRAS data", arXiv: "2206.02762"}),
  work("Bondarenko:2018", "Bondarenko, K.; Boyarsky, A.; Gorbunov, D.; Ruchayskiy, O.", {title: "Phenomenology of GeV-scale Heavy Neutral Leptons", journal: "JHEP 11 (2018) 032", arXiv: "1805.08567", doi: "10.1007/JHEP11(2018)032"}),
  work("Borasoy:2006", "Borasoy, B.; Meissner, U.-G.; Nissler, R.", {title: "K- p scattering length from scattering experiments", arXiv: "hep-ph/0606108"}),
  work("Boyarsky:2020", "Boyarsky, A.; Ovchynnikov, M.; Ruchayskiy, O.; Syvolap, V.", {title: "Improved BBN constraints on Heavy Neutral Leptons", journal: "Phys. Rev. D 104, 023517", arXiv: "2008.00749", doi: "10.1103/PhysRevD.104.023517"}),
  work("Braaten:1993", "Braaten, E.; Segel, D.", {title: "Neutrino energy loss from the plasma process at all temperatures and densities", journal: "Phys. Rev. D 48, 1478", arXiv: "hep-ph/9302213", doi: "10.1103/PhysRevD.48.1478"}),
  work("Brdar:2020", "Brdar, V.; Greljo, A.; Kopp, J.; Opferkuch, T.", {title: "The Neutrino Magnetic Moment Portal: Cosmology, Astrophysics, and Direct Detection", journal: "JCAP 01 (2021) 039", arXiv: "2007.15563", doi: "10.1088/1475-7516/2021/01/039"}),
  work("Brdar:2023", "Brdar, V.; de Gouvea, A.; Li, Y.-Y.; Machado, P. A. N.", {title: "Neutrino magnetic moment portal and supernovae: New constraints and multimessenger opportunities", arXiv: "2302.10965"}),
  work("Brown:2001", "Brown, L. S.; Sawyer, R. F.", {title: "Finite temperature corrections to weak rates prior to nucleosynthesis", journal: "Phys. Rev. D 63, 083503", arXiv: "astro-ph/0006370", doi: "10.1103/PhysRevD.63.083503"}),
  work("CODATA:2022", "Mohr, P. J.; Newell, D. B.; Taylor, B. N.; Tiesinga, E.", {title: "CODATA recommended values of the fundamental physical constants: 2022", arXiv: "2409.03787"}),
  work("Capozzi:2020", "Capozzi, F.; Raffelt, G.", {title: "Axion and neutrino bounds improved with new calibrations of the tip of the red-giant branch using geometric distance determinations", journal: "Phys. Rev. D 102, 083007", arXiv: "2007.03694", doi: "10.1103/PhysRevD.102.083007"}),
  work("Capozzi:2023", "Capozzi, F.; Ferreira, R. Z.; Lopez-Honorez, L.; Mena, O.", {title: "CMB and Lyman-alpha constraints on dark matter decays to photons", journal: "JCAP 06 (2023) 060", arXiv: "2303.07426"}),
  work("Caputo:2022", "Caputo, A.; Raffelt, G.; Vitagliano, E.", {title: "Radiative transfer in stars by feebly interacting bosons", journal: "JCAP 08 (2022) 045", arXiv: "2204.11862", doi: "10.1088/1475-7516/2022/08/045"}),
  work("CaputoJanka:2022", "Caputo, A.; Janka, H.-T.; Raffelt, G.; Vitagliano, E.", {title: "Low-Energy Supernovae Severely Constrain Radiative Particle Decays", journal: "Phys. Rev. Lett. 128, 221103", arXiv: "2201.09890", doi: "10.1103/PhysRevLett.128.221103"}),
  work("Carenza:2022", "Carenza, P.; Lucente, G.; Gerbino, M.; Giannotti, M.; Lattanzi, M.", {title: "Strong cosmological constraints on the neutrino magnetic moment", journal: "Phys. Rev. D 110, 023510", arXiv: "2211.10432"}),
  work("Carenza:2023", "Carenza, P.; Lucente, G.; Mastrototaro, L.; Mirizzi, A.; Serpico, P. D.", {title: "Comprehensive constraints on heavy sterile neutrinos from core-collapse supernovae", arXiv: "2311.00033"}),
  work("Caughlan:1988", "Caughlan, G. R.; Fowler, W. A.", {title: "Thermonuclear reaction rates V", journal: "At. Data Nucl. Data Tables 40, 283", doi: "10.1016/0092-640X(88)90009-5"}),
  work("Chang:2016", "Chang, J. H.; Essig, R.; McDermott, S. D.", {title: "Revisiting Supernova 1987A Constraints on Dark Photons", journal: "JHEP 01 (2017) 107", arXiv: "1611.03864", doi: "10.1007/JHEP01(2017)107"}),
  work("Chauhan:2024", "Chauhan, G.; Horiuchi, S.; Huber, P.; Shoemaker, I. M.", {title: "Probing the Sterile Neutrino Dipole Portal with SN1987A and Low-Energy Supernovae", arXiv: "2402.01624"}),
  work("Chluba:2013", "Chluba, J.; Jeong, D.", {title: "Teasing bits of information out of the CMB energy spectrum", journal: "Mon. Not. R. Astron. Soc. 438, 2065", doi: "10.1093/mnras/stt2327"}),
  work("Chupp:1989", "Chupp, E. L.; Vestrand, W. T.; Reppin, C.", {title: "Experimental Limits on the Radiative Decay of SN 1987A Neutrinos", journal: "Phys. Rev. Lett. 62, 505", doi: "10.1103/PhysRevLett.62.505"}),
  work("Coloma:2017", "Coloma, P.; Machado, P. A. N.; Martinez-Soler, I.; Shoemaker, I. M.", {title: "Double-Cascade Events from New Physics in Icecube", journal: "Phys. Rev. Lett. 119, 201804", arXiv: "1707.08573", doi: "10.1103/PhysRevLett.119.201804"}),
  work("Cooke:2017", "Cooke, R. J.; Pettini, M.; Steidel, C. C.", {title: "One Percent Determination of the Primordial Deuterium Abundance", journal: "Astrophys. J. 855, 102", arXiv: "1710.11129", doi: "10.3847/1538-4357/aaab53"}),
  work("Cyburt:2002", "Cyburt, R. H.; Ellis, J.; Fields, B. D.; Olive, K. A.", {title: "Updated nucleosynthesis constraints on unstable relic particles", journal: "Phys. Rev. D 67, 103521", arXiv: "astro-ph/0211258"}),
  work("Czarnecki:2004", "Czarnecki, A.; Marciano, W. J.; Sirlin, A.", {title: "Precision measurements and CKM unitarity", journal: "Phys. Rev. D 70, 093006", arXiv: "hep-ph/0406324", doi: "10.1103/PhysRevD.70.093006"}),
  work("DONUT:2001", "{DONUT Collaboration}", {title: "A new upper limit for the tau-neutrino magnetic moment", journal: "Phys. Lett. B 513, 23", arXiv: "hep-ex/0102026", doi: "10.1016/S0370-2693(01)00746-8"}),
  work("Depta:2020", "Depta, P. F.; Hufnagel, M.; Schmidt-Hoberg, K.", {title: "ACROPOLIS: A generiC fRamework fOr Photodisintegration Of LIght elementS", journal: "JCAP 03 (2021) 061", arXiv: "2011.06518"}),
  work("Descouvemont:2004", "Descouvemont, P.; Adahchour, A.; Angulo, C.; Coc, A.; Vangioni-Flam, E.", {title: "Compilation and R-matrix analysis of Big Bang nuclear reaction rates", journal: "At. Data Nucl. Data Tables 88, 203", arXiv: "astro-ph/0407101"}),
  work("Diamond:2023", "Diamond, M.; Fiorillo, D. F. G.; Marques-Tavares, G.; Vitagliano, E.", {title: "Axion-sourced fireballs from supernovae", journal: "Phys. Rev. D 107, 103029", arXiv: "2303.11395", doi: "10.1103/PhysRevD.107.103029"}),
  work("Dodelson:1993", "Dodelson, S.; Widrow, L. M.", {title: "Sterile neutrinos as dark matter", journal: "Phys. Rev. Lett. 72, 17", arXiv: "hep-ph/9303287", doi: "10.1103/PhysRevLett.72.17"}),
  work("Dolgov:1997", "Dolgov, A. D.; Hansen, S. H.; Semikoz, D. V.", {title: "Nonequilibrium corrections to the spectra of massless neutrinos in the early universe", journal: "Nucl. Phys. B 503, 426", arXiv: "hep-ph/9703315", doi: "10.1016/S0550-3213(97)00479-3"}),
  work("Dolgov:2000", "Dolgov, A. D.; Hansen, S. H.", {title: "Massive sterile neutrinos as warm dark matter", journal: "Astropart. Phys. 16, 339", arXiv: "hep-ph/0009083"}),
  work("EMPRESS:2025", "Yanagisawa, H.; Ouchi, M.; Matsumoto, A.; others", {title: "EMPRESS. XV. A New Determination of the Primordial Helium Abundance Suggesting a Moderately Low YP Value", arXiv: "2506.24050"}),
  work("Escudero:2018", "Escudero, M.", {title: "Neutrino decoupling beyond the Standard Model: CMB constraints on the Dark Matter mass with a fast and precise Neff evaluation", journal: "JCAP 02 (2019) 007", arXiv: "1812.05605", doi: "10.1088/1475-7516/2019/02/007"}),
  work("Escudero:2020", "Escudero Abenza, M.", {title: "Precision early universe thermodynamics made simple: Neff and neutrino decoupling in the Standard Model and beyond", journal: "JCAP 05 (2020) 048", arXiv: "2001.04466", doi: "10.1088/1475-7516/2020/05/048"}),
  work("Fiorillo:2022", "Fiorillo, D. F. G.; Raffelt, G. G.; Vitagliano, E.", {title: "Strong Supernova 1987A Constraints on Bosons Decaying to Neutrinos", journal: "Phys. Rev. Lett. 131, 021001", arXiv: "2209.11773", doi: "10.1103/PhysRevLett.131.021001"}),
  work("Fixsen:1996", "Fixsen, D. J.; Cheng, E. S.; Gales, J. M.; Mather, J. C.; Shafer, R. A.; Wright, E. L.", {title: "The Cosmic Microwave Background Spectrum from the full COBE FIRAS data set", journal: "Astrophys. J. 473, 576", arXiv: "astro-ph/9605054", doi: "10.1086/178173"}),
  work("Franz:2023", "Franz, N.; Dennis, M.; Sakstein, J.", {title: "Tip of the Red Giant Branch Bounds on the Neutrino Magnetic Dipole Moment Revisited", arXiv: "2307.13050"}),
  work("Froustey:2020", "Froustey, J.; Pitrou, C.; Volpe, M. C.", {title: "Neutrino decoupling including flavour oscillations and primordial nucleosynthesis", journal: "JCAP 12 (2020) 015", arXiv: "2008.01074", doi: "10.1088/1475-7516/2020/12/015"}),
  work("Gariazzo:2021", "Gariazzo, S.; de Salas, P. F.; Pisanti, O.; Consiglio, R.", {title: "PArthENoPE revolutions", journal: "Comput. Phys. Commun. 271, 108205", arXiv: "2103.05027", doi: "10.1016/j.cpc.2021.108205"}),
  work("Geiss:2003", "Geiss, J.; Gloeckler, G.", {title: "Isotopic Composition of H, He and Ne in the Protosolar Cloud", journal: "Space Sci. Rev. 106, 3", doi: "10.1007/978-94-010-0145-8_1"}),
  work("Giudice:2000", "Giudice, G. F.; Kolb, E. W.; Riotto, A.", {title: "Largest temperature of the radiation era and its cosmological implications", journal: "Phys. Rev. D 64, 023508", arXiv: "hep-ph/0005123"}),
  work("Goldstein:2026", "Goldstein, S.; Hill, J. C.", {title: "A 2% determination of Neff from primordial element abundance, cosmic microwave background, and baryon acoustic oscillation measurements", arXiv: "2603.13226"}),
  work("Gustafson:2022", "Gustafson, R. A.; Plestid, R.; Shoemaker, I. M.", {title: "Neutrino Portals, Terrestrial Upscattering, and Atmospheric Neutrinos", journal: "Phys. Rev. D 106, 095037", arXiv: "2205.02234", doi: "10.1103/PhysRevD.106.095037"}),
  work("Hannestad:1995", "Hannestad, S.; Madsen, J.", {title: "Neutrino decoupling in the early Universe", journal: "Phys. Rev. D 52, 1764", arXiv: "astro-ph/9506015", doi: "10.1103/PhysRevD.52.1764"}),
  work("Hirtl:2021", "Hirtl, A.; Anagnostopoulos, D. F.; Covita, D. S.; others", {title: "Redetermination of the strong-interaction width in pionic hydrogen", journal: "Eur. Phys. J. A 57, 70", doi: "10.1140/epja/s10050-021-00387-x"}),
  work("Hufnagel:2018", "Hufnagel, M.; Schmidt-Hoberg, K.; Wild, S.", {title: "BBN constraints on MeV-scale dark sectors. Part II: Electromagnetic decays", journal: "JCAP 11 (2018) 032", arXiv: "1808.09324"}),
  work("Iliadis:2016", "Iliadis, C.; Anderson, K. S.; Coc, A.; Timmes, F. X.; Starrfield, S.", {title: "Bayesian estimation of thermonuclear reaction rates", journal: "Astrophys. J. 831, 107", arXiv: "1608.05853"}),
  work("Jedamzik:2006", "Jedamzik, K.", {title: "Big bang nucleosynthesis constraints on hadronically and electromagnetically decaying relic neutral particles", journal: "Phys. Rev. D 74, 103509", arXiv: "hep-ph/0604251"}),
  work("Jones:1968", "Jones, F. C.", {title: "Calculated Spectrum of Inverse-Compton-Scattered Photons", journal: "Phys. Rev. 167, 1159", doi: "10.1103/PhysRev.167.1159"}),
  work("Kamp:2022", "Kamp, N. W.; Hostert, M.; Schneider, A.; Vergani, S.; Arguelles, C. A.; Conrad, J. M.; Shaevitz, M. H.; Uchida, M. A.", {title: "Dipole-coupled heavy-neutral-lepton explanations of the MiniBooNE excess including constraints from MINERvA data", journal: "Phys. Rev. D 107, 055009", arXiv: "2206.07100", doi: "10.1103/PhysRevD.107.055009"}),
  work("Kawasaki:1994", "Kawasaki, M.; Moroi, T.", {title: "Electromagnetic cascade in the early universe and its application to the big-bang nucleosynthesis", journal: "Astrophys. J. 452, 506", arXiv: "astro-ph/9412055"}),
  work("Kogut:2011", "Kogut, A.; others", {title: "The Primordial Inflation Explorer (PIXIE): A Nulling Polarimeter for Cosmic Microwave Background Observations", journal: "JCAP 07 (2011) 025", doi: "10.1088/1475-7516/2011/07/025"}),
  work("Kohri:2001", "Kohri, K.", {title: "Primordial nucleosynthesis and hadronic decay of a massive particle with a relatively short lifetime", journal: "Phys. Rev. D 64, 043515", arXiv: "astro-ph/0103411", doi: "10.1103/PhysRevD.64.043515"}),
  work("LBT:2026", "Aver, E.; Skillman, E. D.; Pogge, R. W.; Rogers, N. S. J.; Weller, M. K.; Olive, K. A.; Berg, D. A.; Salzer, J. J.; Miller, Jr., J. H.; Mendez-Delgado, J. E.", {title: "The LBT Yp Project IV: A New Value of the Primordial Helium Abundance", arXiv: "2601.22238"}),
  work("Li:2022", "Li, S.-P.; Xu, X.-J.", {title: "Neutrino magnetic moments meet precision Neff measurements", journal: "JHEP 02 (2023) 085", arXiv: "2211.04669", doi: "10.1007/JHEP02(2023)085"}),
  work("Liu:2023", "Liu, H.; Qin, W.; Ridgway, G. W.; Slatyer, T. R.", {title: "Exotic energy injection in the early universe II: CMB spectral distortions and constraints on light dark matter", journal: "Phys. Rev. D 108, 043531", arXiv: "2303.07370"}),
  work("Lopez:1997", "Lopez, R. E.; Turner, M. S.; Gyuk, G.", {title: "Effect of finite nucleon mass on primordial nucleosynthesis", journal: "Phys. Rev. D 56, 3191", doi: "10.1103/PhysRevD.56.3191"}),
  work("Lucente:2020", "Lucente, G.; Carenza, P.; Fischer, T.; Giannotti, M.; Mirizzi, A.", {title: "Heavy axion-like particles and core-collapse supernovae: constraints and impact on the explosion mechanism", journal: "JCAP 12 (2020) 008", arXiv: "2008.04918", doi: "10.1088/1475-7516/2020/12/008"}),
  work("Magill:2018", "Magill, G.; Plestid, R.; Pospelov, M.; Tsai, Y.-D.", {title: "Dipole Portal to Heavy Neutral Leptons", journal: "Phys. Rev. D 98, 115015", arXiv: "1803.03262", doi: "10.1103/PhysRevD.98.115015"}),
  work("Mastrototaro:2019", "Mastrototaro, L.; Mirizzi, A.; Serpico, P. D.; Esmaili, A.", {title: "Heavy sterile neutrino emission in core-collapse supernovae: Constraints and signatures", journal: "JCAP 01 (2020) 010", arXiv: "1910.10249", doi: "10.1088/1475-7516/2020/01/010"}),
  work("Notzold:1988", "Notzold, D.; Raffelt, G.", {title: "Neutrino dispersion at finite temperature and density", journal: "Nucl. Phys. B 307, 924", doi: "10.1016/0550-3213(88)90113-7"}),
  work("PDG:2024", "{Particle Data Group}", {title: "Review of Particle Physics", journal: "Phys. Rev. D 110, 030001", doi: "10.1103/PhysRevD.110.030001"}),
  work("Pal:1982", "Pal, P. B.; Wolfenstein, L.", {title: "Radiative decays of massive neutrinos", journal: "Phys. Rev. D 25, 766", doi: "10.1103/PhysRevD.25.766"}),
  work("Pisanti:2021", "Pisanti, O.; Mangano, G.; Miele, G.; Mazzella, P.", {title: "Primordial Deuterium after LUNA: concordances and error budget", journal: "JCAP 04 (2021) 020", arXiv: "2011.11537", doi: "10.1088/1475-7516/2021/04/020"}),
  work("Pitrou:2018", "Pitrou, C.; Coc, A.; Uzan, J.-P.; Vangioni, E.", {title: "Precision big bang nucleosynthesis with improved Helium-4 predictions", journal: "Phys. Rept. 754, 1", arXiv: "1801.08023", doi: "10.1016/j.physrep.2018.04.005"}),
  work("Pitrou:2020", "Pitrou, C.; Pospelov, M.", {title: "QED corrections to Big-Bang nucleosynthesis reaction rates", journal: "Phys. Rev. C 102, 015803", arXiv: "1904.07795", doi: "10.1103/PhysRevC.102.015803"}),
  work("Planck:2018", "{Planck Collaboration}", {title: "Planck 2018 results. VI. Cosmological parameters", journal: "Astron. Astrophys. 641, A6", arXiv: "1807.06209", doi: "10.1051/0004-6361/201833910"}),
  work("Plestid:2020", "Plestid, R.", {title: "Luminous solar neutrinos I: Dipole portals", journal: "Phys. Rev. D 104, 075027", arXiv: "2010.04193", doi: "10.1103/PhysRevD.104.075027"}),
  work("Pospelov:2010", "Pospelov, M.; Pradler, J.", {title: "Metastable GeV-scale particles as a solution to the cosmological lithium problem", journal: "Phys. Rev. D 82, 103514", doi: "10.1103/PhysRevD.82.103514"}),
  work("Poulin:2016", "Poulin, V.; Serpico, P. D.; Lesgourgues, J.", {title: "A fresh look at linear cosmological constraints on a decaying dark matter component", journal: "JCAP 08 (2016) 036", arXiv: "1606.02073"}),
  work("Poulin:2017", "Poulin, V.; Lesgourgues, J.; Serpico, P. D.", {title: "Cosmological constraints on exotic injection of electromagnetic energy", journal: "JCAP 03 (2017) 043", arXiv: "1610.10051"}),
  work("Raffelt:1986", "Raffelt, G. G.", {title: "Astrophysical axion bounds diminished by screening effects", journal: "Phys. Rev. D 33, 897", doi: "10.1103/PhysRevD.33.897"}),
  work("Raffelt:1996", "Raffelt, G. G.", {title: "Stars as Laboratories for Fundamental Physics", publisher: "University of Chicago Press"}),
  work("Reno:1988", "Reno, M. H.; Seckel, D.", {title: "Primordial nucleosynthesis: The effects of injecting hadrons", journal: "Phys. Rev. D 37, 3441", doi: "10.1103/PhysRevD.37.3441"}),
  work("SPT:2025", "{SPT-3G Collaboration}", {title: "SPT-3G D1: CMB temperature and polarization power spectra and cosmology from 2019 and 2020 observations of the SPT-3G Main field", arXiv: "2506.20707"}),
  work("Sabti:2019", "Sabti, N.; Alvey, J.; Escudero, M.; Fairbairn, M.; Blas, D.", {title: "Refined Bounds on MeV-scale Thermal Dark Sectors from BBN and the CMB", journal: "JCAP 01 (2020) 004", arXiv: "1910.01649", doi: "10.1088/1475-7516/2020/01/004"}),
  work("Saikawa:2018", "Saikawa, K.; Shirai, S.", {title: "Primordial gravitational waves, precisely: The role of thermodynamics in the Standard Model", journal: "JCAP 05 (2018) 035", arXiv: "1803.01038", doi: "10.1088/1475-7516/2018/05/035"}),
  work("Schwetz:2021", "Schwetz, T.; Zhou, A.; Zhu, J.-Y.", {title: "Constraining active-sterile neutrino transition magnetic moments at DUNE near and far detectors", journal: "JHEP 07 (2021) 200", arXiv: "2105.09699", doi: "10.1007/JHEP07(2021)200"}),
  work("Seckel:1993", "Seckel, D.", {arXiv: "hep-ph/9305311"}),
  work("Sehgal:2019", "Sehgal, N.; others", {title: "CMB-HD: An Ultra-Deep, High-Resolution Millimeter-Wave Survey Over Half the Sky", arXiv: "1906.10134"}),
  work("Serpico:2004", "Serpico, P. D.; Esposito, S.; Iocco, F.; Mangano, G.; Miele, G.; Pisanti, O.", {title: "Nuclear reaction network for primordial nucleosynthesis: a detailed analysis of rates, uncertainties and light nuclei yields", journal: "JCAP 12 (2004) 010", arXiv: "astro-ph/0408076", doi: "10.1088/1475-7516/2004/12/010"}),
  work("Sirlin:1967", "Sirlin, A.", {title: "General Properties of the Electromagnetic Corrections to the Beta Decay of a Physical Nucleon", journal: "Phys. Rev. 164, 1767", doi: "10.1103/PhysRev.164.1767"}),
  work("Slatyer:2016", "Slatyer, T. R.; Wu, C.-L.", {title: "General constraints on dark matter decay from the cosmic microwave background", journal: "Phys. Rev. D 95, 023010", arXiv: "1610.06933"}),
  work("Steinebach:2023", "Steinebach, G.", {title: "Construction of Rosenbrock-Wanner method Rodas5P and numerical benchmarks within the Julia Differential Equations package", journal: "BIT Numer. Math. 63, 27", doi: "10.1007/s10543-023-00967-x"}),
  work("Strumia:2003", "Strumia, A.; Vissani, F.", {title: "Precise quasielastic neutrino/nucleon cross-section", journal: "Phys. Lett. B 564, 42", arXiv: "astro-ph/0302055", doi: "10.1016/S0370-2693(03)00616-6"}),
  work("Viaux:2013", "Viaux, N.; Catelan, M.; Stetson, P. B.; Raffelt, G. G.; Redondo, J.; Valcarce, A. A. R.; Weiss, A.", {title: "Particle-physics constraints from the globular cluster M5: neutrino dipole moments", journal: "Astron. Astrophys. 558, A12", arXiv: "1308.4627", doi: "10.1051/0004-6361/201322004"}),
  work("Vogel:1999", "Vogel, P.; Beacom, J. F.", {title: "Angular distribution of neutron inverse beta decay", journal: "Phys. Rev. D 60, 053003", arXiv: "hep-ph/9903554", doi: "10.1103/PhysRevD.60.053003"}),
  work("Yeh:2026", "Yeh, T.-H.; Olive, K. A.; Fields, B. D.; Aver, E.; Pogge, R. W.; Rogers, N. S. J.; Skillman, E. D.; Weller, M. K.", {title: "The LBT Yp Project V: Cosmological Implications of a New Determination of Primordial 4He", arXiv: "2601.22239"}),
  work("Zhang:2007", "Zhang, L.; Chen, X.; Kamionkowski, M.; Si, Z.; Zheng, Z.", {title: "Constraints on radiative dark-matter decay from the cosmic microwave background", journal: "Phys. Rev. D 76, 061301", doi: "10.1103/PhysRevD.76.061301"})
];
